import { fetchModels, modelsState, openFaceEngine } from '../src/index.ts'
import { benchAttacks } from './bench-attacks.ts'
import { benchBrowser } from './bench-browser.ts'
import { benchCompare } from './bench-compare.ts'
import { benchCost } from './bench-cost.ts'
import { benchMixtures } from './bench-mixtures.ts'
import { benchOrders } from './bench-orders.ts'
import { benchPose } from './bench-pose.ts'
import { facesFolder, hasFaces } from './material.ts'

/** `npm run bench:face [compare pose orders mixtures cost browser attacks]`: prints tables, judges nothing. */
if (!hasFaces()) {
  console.log(`No test pictures at ${facesFolder}: nothing can be measured here.`)
  process.exit(0)
}
if (!(await modelsState()).ready)
  await fetchModels({ onProgress: ({ step, package: name }) => console.log(step, name) })
const wanted = new Set(process.argv.slice(2))
const engine = openFaceEngine({ workers: 1 })
const parts = {
  pose: benchPose,
  orders: benchOrders,
  mixtures: benchMixtures,
  cost: benchCost,
  browser: benchBrowser,
  compare: benchCompare,
  attacks: benchAttacks,
}
for (const [name, part] of Object.entries(parts)) {
  if (wanted.size === 0 || wanted.has(name)) await part(engine)
}
await engine.close()
