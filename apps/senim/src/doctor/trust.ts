import { readTrustList } from '#modules/trust'
import { systemClock } from '#platform/clock'
import { broken, type Check, fine, notLookedAt, optional } from './check.ts'

/** Whose signatures are believed: every file of the trust folder can be used, and in production there is one. */
export const trustListUsable: Check = {
  name: 'Trust list',
  look: ({ config }) => {
    if (!config) return notLookedAt
    const { trustFolder, mode } = config
    const { anchors, problems } = readTrustList(trustFolder, systemClock.now())
    const unusable = problems.filter(({ code }) => code !== 'expired')
    if (unusable.length > 0)
      return broken(
        unusable.map(({ sentence }) => sentence).join(' '),
        `Mend or remove it in ${trustFolder}.`,
      )
    if (anchors.length > 0) return fine(`${anchors.length} trusted authorities in ${trustFolder}`)
    const remedy = `Put certificates of authorities, such as the NCA's roots, into ${trustFolder} (SENIM_TRUST).`
    return mode === 'production'
      ? broken('no authority is trusted, so no signature is believed', remedy)
      : optional("the sandbox's own authorities only", remedy)
  },
}
