import type { LegalEntity, Outcome } from '#modules/registries'
import { readProfile } from '../find-account.ts'
import type { Session } from '../sessions.ts'
import type { ActingRoom, CapacityObstacle, CapacityOffer } from './capacity.ts'
import { mandatesFor, type ReceivedMandate } from './mandates-for.ts'
import { certificateOf, type PresentedCertificate } from './presented-certificate.ts'

export type CapacityList = {
  readonly offers: readonly CapacityOffer[]
  readonly obstacles: readonly CapacityObstacle[]
  /** Signed in with an EDS? Without one only mandates open something. */
  readonly certificate: PresentedCertificate | null
}

type Found = { readonly offer: CapacityOffer } | { readonly obstacle: CapacityObstacle }

/**
 * In whose name this session may act besides the person's own, asked of the registry now: the entity that the
 * certificate names the first head of, the person's own enterprise, and those that gave a mandate.
 */
export async function listCapacities(
  room: ActingRoom,
  session: Pick<Session, 'id' | 'personId'>,
): Promise<CapacityList> {
  const { database, keyring } = room
  const profile = await readProfile(database, keyring, session.personId)
  if (!profile) return { offers: [], obstacles: [], certificate: null }
  const certificate = await certificateOf(database, keyring, session)
  const mandates = await mandatesFor(room, profile.iin)
  const found = await Promise.all([
    ...(certificate ? [byCertificate(room, profile.iin, session.personId, certificate)] : []),
    ...mandates.map((mandate) => byMandate(room, mandate)),
  ])
  const all = found.flat()
  return {
    certificate,
    offers: all.flatMap((one) => ('offer' in one ? [one.offer] : [])),
    obstacles: all.flatMap((one) => ('obstacle' in one ? [one.obstacle] : [])),
  }
}

async function byCertificate(
  room: ActingRoom,
  iin: string,
  personId: string,
  { bin, organization: name, roles }: PresentedCertificate,
): Promise<readonly Found[]> {
  if (bin === null) return roles.includes('individual') ? ownEnterprise(room, iin, personId) : []
  if (!roles.includes('first-head')) return [{ obstacle: { reason: 'not-first-head', bin, name } }]
  const entity = entityIn(await askEntity(room, bin), bin, name)
  if ('obstacle' in entity) return [entity]
  if (entity.headIin !== iin) return [{ obstacle: { reason: 'not-head-now', bin, name: entity.name } }]
  return [{ offer: { kind: 'legal-entity', bin, name: entity.name, mandate: null } }]
}

async function ownEnterprise(room: ActingRoom, iin: string, personId: string): Promise<readonly Found[]> {
  const question = { by: 'self', asker: personId, purpose: 'acting-for' } as const
  const outcome = await room.registries.askLegalEntities({ headIin: iin }, question)
  if (outcome.kind === 'unavailable')
    return [{ obstacle: { reason: 'registry-silent', bin: null, name: null } }]
  // The registry knows a sole proprietor by the IIN.
  const own = outcome.answer.filter((one) => one.kind === 'sole-proprietor' && one.bin === iin)
  return own.map(({ name, status }) =>
    status === 'active'
      ? { offer: { kind: 'sole-proprietor', bin: iin, name, mandate: null } }
      : { obstacle: { reason: 'not-active', bin: iin, name } },
  )
}

async function byMandate(room: ActingRoom, mandate: ReceivedMandate): Promise<readonly Found[]> {
  const { id, bin, name, services, giverIin } = mandate
  const entity = entityIn(await askEntity(room, bin), bin, name)
  if ('obstacle' in entity) return [entity]
  if (entity.headIin !== giverIin) return [{ obstacle: { reason: 'head-changed', bin, name: entity.name } }]
  return [{ offer: { kind: 'legal-entity', bin, name: entity.name, mandate: { id, services } } }]
}

function askEntity({ registries }: ActingRoom, bin: string): Promise<Outcome<readonly LegalEntity[]>> {
  return registries.askLegalEntities({ bin }, { by: 'system', asker: 'accounts', purpose: 'acting-for' })
}

function entityIn(
  outcome: Outcome<readonly LegalEntity[]>,
  bin: string,
  name: string | null,
): LegalEntity | { readonly obstacle: CapacityObstacle } {
  if (outcome.kind === 'unavailable') return { obstacle: { reason: 'registry-silent', bin, name } }
  const entity = outcome.answer.find((one) => one.bin === bin && one.kind === 'legal-entity')
  if (!entity) return { obstacle: { reason: 'unknown-entity', bin, name } }
  return entity.status === 'active' ? entity : { obstacle: { reason: 'not-active', bin, name: entity.name } }
}
