import { readProfile } from '#modules/accounts'
import type { CertificateRoom } from '../signing-room.ts'

/**
 * The legal entities that this person heads in the registry now; `null` when it does not answer. A sole proprietor is no
 * legal entity and signs as an individual.
 */
export async function headedEntities(
  { database, keyring, proofing }: Pick<CertificateRoom, 'database' | 'keyring' | 'proofing'>,
  personId: string,
): Promise<readonly { readonly bin: string; readonly name: string }[] | null> {
  const profile = await readProfile(database, keyring, personId)
  if (!profile) return []
  const question = { by: 'self', asker: 'signing', purpose: 'certificate-order' } as const
  const outcome = await proofing.registries.askLegalEntities({ headIin: profile.iin }, question)
  if (outcome.kind === 'unavailable') return null
  return outcome.answer
    .filter(
      ({ kind, status, headIin }) =>
        kind === 'legal-entity' && status === 'active' && headIin === profile.iin,
    )
    .map(({ bin, name }) => ({ bin, name }))
}
