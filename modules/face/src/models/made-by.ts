import { createHash } from 'node:crypto'
import { shippedZones } from '../embedding/similarity.ts'
import { shippedRules } from '../liveness/rules.ts'
import { readModelsLock } from './lock.ts'

/** What made a decision: kept with it, so that it can be explained and, when a model is found wanting, found again. */
export type MadeBy = {
  /** `package@version/net` of every net that had a part in it. */
  readonly models: readonly string[]
  /** Changes with every threshold. */
  readonly rules: string
}

/** The models and rules that this program decides with. */
export function madeBy(rules: object = shippedRules, zones: object = shippedZones): MadeBy {
  const models = readModelsLock().packages.flatMap(({ name, version, files, result }) =>
    (result ? [result] : files).map(({ as }) => `${name}@${version}/${as.replace('.onnx', '')}`),
  )
  const hash = createHash('sha256').update(JSON.stringify({ rules, zones })).digest('hex')
  return { models, rules: `rules-${hash.slice(0, 12)}` }
}
