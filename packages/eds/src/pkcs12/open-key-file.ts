import {
  areEqual,
  childrenOf,
  context,
  contextConstructed,
  countOf,
  type DerElement,
  expectOid,
  fieldsOf,
  noMore,
  octetsOf,
  only,
  parseDer,
  readElement,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type Certificate, parseAlgorithmIdentifier, parseCertificate } from '../x509/index.ts'
import { isSealOf, type MacSeal, parseMacSeal } from './mac.ts'
import { keyFileOid } from './oid.ts'
import { type Password, readingsOf } from './password.ts'
import { type PrivateKey, parsePrivateKey } from './private-key.ts'
import { type Locked, parseSafeBags, type SafeBag } from './safe-bag.ts'
import { unlock } from './unlock.ts'

/** A private key of a key file with the certificate that was made for it. */
export type KeyFileEntry = {
  readonly privateKey: PrivateKey
  readonly certificate: Certificate | undefined
  readonly friendlyName: string | undefined
}

export type KeyFile = {
  readonly entries: readonly KeyFileEntry[]
  /** All certificates of the file, those of the entries included. */
  readonly certificates: readonly Certificate[]
}

const maxFileBytes = 16 * 1024 * 1024

/**
 * Opens a key file (`.p12`, `.pfx`; RFC 7292, RFC 9579), BER or DER.
 * Throws `wrong-password` if the file is whole but the password is another, any other EdsError if the file is not.
 * @example const { entries: [entry] } = await openKeyFile(bytes, 'Құпия12')
 */
export async function openKeyFile(bytes: Uint8Array, password: string): Promise<KeyFile> {
  const { contents, seal } = parseKeyFile(bytes)
  const safes = parseSafes(contents)
  const reading = await rightReading(password, contents, seal, safes)
  const bags = await openSafes(safes, reading)
  return keyFileOf(bags, reading)
}

type Safe = { readonly open: Uint8Array } | { readonly locked: Locked }

function parseKeyFile(bytes: Uint8Array): { readonly contents: Uint8Array; readonly seal?: MacSeal } {
  const fields = fieldsOf(parseDer(bytes, { ber: true, maxBytes: maxFileBytes }))
  if (countOf(take(fields, tag.integer)) !== 3)
    throw new EdsError('structure', 'The version of the key file is not known.')
  const [type, content] = typedContent(take(fields, tag.sequence))
  const mac = takeIf(fields, tag.sequence)
  noMore(fields)
  if (type !== keyFileOid.data || !content)
    throw new EdsError('algorithm-unsupported', 'The key file is sealed by a signature, not by a password.')
  const contents = octetsOf(only(content, tag.octetString))
  return mac ? { contents, seal: parseMacSeal(mac) } : { contents }
}

function typedContent(element: DerElement): readonly [string, DerElement | undefined] {
  const fields = fieldsOf(element)
  const type = expectOid(take(fields, tag.oid))
  const content = takeIf(fields, contextConstructed(0))
  noMore(fields)
  return [type, content]
}

// AuthenticatedSafe (RFC 7292, 4.1).
function parseSafes(contents: Uint8Array): readonly Safe[] {
  const list = parseDer(contents, { ber: true })
  fieldsOf(list)
  return childrenOf(list).map((element) => {
    const [type, content] = typedContent(element)
    if (!content) throw new EdsError('structure', 'A part of the key file is empty.')
    if (type === keyFileOid.data) return { open: octetsOf(only(content, tag.octetString)) }
    if (type === keyFileOid.encryptedData) return { locked: parseLockedSafe(only(content)) }
    throw new EdsError('algorithm-unsupported', 'A part of the key file is locked by a certificate.')
  })
}

// EncryptedData (RFC 5652, 8).
function parseLockedSafe(element: DerElement): Locked {
  const outer = fieldsOf(element)
  take(outer, tag.integer)
  const fields = fieldsOf(take(outer, tag.sequence))
  takeIf(outer, contextConstructed(1))
  noMore(outer)
  take(fields, tag.oid)
  const algorithm = parseAlgorithmIdentifier(take(fields, tag.sequence))
  const octets = octetsOf(take(fields, context(0)))
  noMore(fields)
  return { algorithm, octets }
}

/** The reading of the password that fits the seal or, where there is none, the first lock. */
async function rightReading(
  password: string,
  contents: Uint8Array,
  seal: MacSeal | undefined,
  safes: readonly Safe[],
): Promise<Password> {
  const readings = readingsOf(password)
  for (const reading of seal ? readings : [])
    if (seal && (await isSealOf(seal, contents, reading))) return reading
  for (const reading of readings) {
    if (!(await opensLocks(safes, reading))) continue
    if (!seal) return reading
    throw new EdsError('structure', 'The key file was changed after it had been made. Get it again.')
  }
  throw new EdsError('wrong-password', 'The password does not open this key file.')
}

// Whether any lock gives way to something whole: chance does so once in a thousand million tries.
async function opensLocks(safes: readonly Safe[], password: Password): Promise<boolean> {
  let locks = 0
  for (const locked of locksIn(safes)) {
    locks++
    const open = await unlock(locked.algorithm, password, locked.octets)
    if (open && isWholeSequence(open)) return true
  }
  return locks === 0
}

function* locksIn(safes: readonly Safe[]): Generator<Locked> {
  for (const safe of safes) {
    if ('locked' in safe) yield safe.locked
    else for (const bag of parseSafeBags(safe.open)) if (bag.kind === 'locked-key') yield bag.locked
  }
}

function isWholeSequence(bytes: Uint8Array): boolean {
  try {
    const { tag: found, end } = readElement(bytes, 0, bytes.length, true)
    return found === tag.sequence && end === bytes.length
  } catch {
    return false
  }
}

async function openSafes(safes: readonly Safe[], password: Password): Promise<readonly SafeBag[]> {
  const bags: SafeBag[] = []
  for (const safe of safes)
    bags.push(...parseSafeBags('open' in safe ? safe.open : await unlocked(safe.locked, password)))
  return bags
}

async function unlocked({ algorithm, octets }: Locked, password: Password): Promise<Uint8Array> {
  const open = await unlock(algorithm, password, octets)
  if (!open) throw new EdsError('structure', 'A part of the key file cannot be unlocked. Get the file again.')
  return open
}

async function keyFileOf(bags: readonly SafeBag[], password: Password): Promise<KeyFile> {
  const held = bags.flatMap((bag) =>
    bag.kind === 'certificate' ? [{ ...bag, certificate: parseCertificate(bag.der) }] : [],
  )
  const entries: KeyFileEntry[] = []
  for (const bag of bags) {
    if (bag.kind !== 'key' && bag.kind !== 'locked-key') continue
    const privateKey = parsePrivateKey(bag.kind === 'key' ? bag.pkcs8 : await unlocked(bag.locked, password))
    const { localKeyId, friendlyName } = bag
    // Files of one key sometimes leave the marks off.
    const own = held.find((one) => localKeyId && one.localKeyId && areEqual(one.localKeyId, localKeyId))
    entries.push({ privateKey, certificate: (own ?? held[0])?.certificate, friendlyName })
  }
  return { entries, certificates: held.map(({ certificate }) => certificate) }
}
