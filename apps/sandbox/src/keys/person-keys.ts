import { createHash } from 'node:crypto'
import { base64Bytes, base64Of, makeKeyFile, parsePrivateKey, type SigningKey, signingKeyOf } from '#eds'
import {
  type Authority,
  findCertificate,
  issuePersonCertificate,
  makeKeyPair,
  type OrderRole,
  revokeCertificate,
} from '#modules/authority'
import type { Clock } from '#platform/clock'
import { type Keyring, systemRandom, unwrapSecret, type WrappedSecret, wrapSecret } from '#platform/crypto'
import type { Authorities } from '../state/authorities.ts'
import type { Population } from '../state/population.ts'
import type { StateFiles } from '../state/state-files.ts'

/** In what state a key is asked for: the other two are there to be refused. */
export const keyConditions = ['good', 'expired', 'revoked'] as const
export type KeyCondition = (typeof keyConditions)[number]
export const keyUses = ['signing', 'authentication'] as const
export const keyKinds = ['rsa-2048', 'gost-512'] as const

/** Opens every key file of the sandbox; it protects nobody, since nobody here is real. */
export const sandboxPassword = 'Qwerty12'

/** Which key of a persona: as whom they sign, what for, of which algorithm, and in what state it is. */
export type KeyWish = {
  readonly iin: string
  /** The BIN of the organization; undefined for a key of an individual. */
  readonly bin?: string | undefined
  readonly use: (typeof keyUses)[number]
  readonly kind: (typeof keyKinds)[number]
  readonly condition: KeyCondition
}

/** A key of a persona, opened. */
export type PersonKey = {
  readonly key: SigningKey
  readonly pkcs8: Uint8Array
  readonly certificate: Uint8Array
  /** Certificates of the authorities above: issuing, root. */
  readonly chain: readonly Uint8Array[]
}

/** Keys that personas hold as people hold theirs: issued by the sandbox's authority when first asked for, then kept. */
export type PersonKeys = {
  /** Undefined when there is no such person, or nothing they may sign for in that organization. */
  readonly find: (wish: KeyWish) => Promise<PersonKey | undefined>
}

type KeptKey = WrappedSecret & { readonly certificate: string; readonly serialNumber: string }

const dayLong = 86_400_000
const lapsedDays = 400

/** What the keys stand on. */
export type KeyRoom = {
  readonly files: StateFiles
  readonly keyring: Keyring
  readonly authorities: Authorities
  readonly population: Population
  readonly clock: Clock
}

export function createPersonKeys(room: KeyRoom): PersonKeys {
  const opening = new Map<string, Promise<PersonKey | undefined>>()
  return {
    find: (wish) => {
      const name = nameOf(wish)
      // Two who ask at once get one key.
      const found = opening.get(name) ?? findOrIssue(room, wish, name).finally(() => opening.delete(name))
      opening.set(name, found)
      return found
    },
  }
}

/** As what a person may sign: for themselves, as first head of their organizations, as an employee. */
export function rolesOf(
  population: Population,
  iin: string,
): readonly { readonly role: OrderRole; readonly bin?: string; readonly organization?: string }[] {
  const person = population.find(iin)
  if (!person) return []
  const headed = population.entitiesHeadedBy(iin).filter(({ kind }) => kind === 'legal-entity')
  const employer = person.employerBin === undefined ? undefined : population.findEntity(person.employerBin)
  const isHead = headed.some(({ bin }) => bin === employer?.bin)
  return [
    { role: 'individual' },
    ...headed.map(({ bin, name }) => ({ role: 'first-head' as const, bin, organization: name })),
    ...(employer?.kind === 'legal-entity' && !isHead
      ? [{ role: 'employee' as const, bin: employer.bin, organization: employer.name }]
      : []),
  ]
}

/** The key as a file that programs open: one key, its certificate and those above. */
export function keyFileOf(
  { pkcs8, certificate, chain }: PersonKey,
  friendlyName: string,
  password: string,
): Promise<Uint8Array> {
  return makeKeyFile({ items: [{ pkcs8, certificate, friendlyName }], chain, password })
}

async function findOrIssue(room: KeyRoom, wish: KeyWish, name: string): Promise<PersonKey | undefined> {
  const authority = await room.authorities.open(wish.kind === 'gost-512' ? 'gost' : 'rsa')
  const kept = keptKey(room, name)
  const key = kept && isAsWished(authority, wish, kept) ? kept : await issue(room, authority, wish, name)
  if (!key) return undefined
  const pkcs8 = new Uint8Array(unwrapSecret(room.keyring, placeOf(name), key))
  return {
    pkcs8,
    key: await signingKeyOf(parsePrivateKey(pkcs8)),
    certificate: base64Bytes(key.certificate),
    chain: [authority.issuing.der, authority.root.der],
  }
}

// A key that ran out or was revoked by hand gives way to a new one, as a careful person would see to.
function isAsWished(authority: Authority, { condition }: KeyWish, { serialNumber }: KeptKey): boolean {
  if (!authority.ledger.find(serialNumber)) return false
  const { record } = findCertificate(authority, serialNumber)
  const lapsed = Date.parse(record.notAfter) <= authority.clock.now().getTime()
  if (condition === 'expired') return lapsed
  return !lapsed && record.state === (condition === 'good' ? 'good' : 'revoked')
}

async function issue(
  room: KeyRoom,
  authority: Authority,
  wish: KeyWish,
  name: string,
): Promise<KeptKey | undefined> {
  const person = room.population.find(wish.iin)
  const role = rolesOf(room.population, wish.iin).find(({ bin }) => bin === wish.bin)
  if (!person || !role) return undefined
  const { pkcs8, publicKey } = await makeKeyPair(wish.kind, systemRandom)
  const { surname, patronymic } = person
  const { record, certificate } = await issuePersonCertificate(atIssue(authority, wish), {
    person: { iin: wish.iin, surname, name: person.name, ...(patronymic ? { patronymic } : {}) },
    ...(role.bin ? { organization: { bin: role.bin, name: role.organization ?? '' } } : {}),
    role: role.role,
    use: wish.use,
    identification: 'in-person',
    publicKey,
  })
  if (wish.condition === 'revoked') await revokeCertificate(authority, record.serialNumber, 'key-compromise')
  const kept: KeptKey = {
    ...wrapSecret(room.keyring, placeOf(name), Buffer.from(pkcs8), systemRandom),
    certificate: base64Of(certificate),
    serialNumber: record.serialNumber,
  }
  room.files.write(fileOf(name), JSON.stringify(kept))
  return kept
}

// A key that has run out was issued longer ago than it lasts.
function atIssue(authority: Authority, { condition }: KeyWish): Authority {
  if (condition !== 'expired') return authority
  const { clock } = authority
  return { ...authority, clock: { now: () => new Date(clock.now().getTime() - lapsedDays * dayLong) } }
}

function keptKey({ files }: KeyRoom, name: string): KeptKey | undefined {
  const content = files.read(fileOf(name))
  return content ? (JSON.parse(content.toString()) as KeptKey) : undefined
}

function nameOf({ iin, bin = '', use, kind, condition }: KeyWish): string {
  return createHash('sha256').update([iin, bin, use, kind, condition].join('|')).digest('hex').slice(0, 32)
}

function fileOf(name: string): string {
  return `person-keys/${name}.json`
}

function placeOf(name: string): readonly string[] {
  return ['sandbox.person-key', name]
}
