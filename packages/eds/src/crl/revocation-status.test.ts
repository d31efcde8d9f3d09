import { describe, expect, test } from 'vitest'
import { encodeGeneralizedTime } from '../der/index.ts'
import { findPath, type PathSettings } from '../path/index.ts'
import {
  at,
  authority,
  type Holder,
  type ListOptions,
  list,
  person,
  revokedEntry,
  root,
} from '../testing/test-pki.ts'
import { encodeExtension, extensionOid, parseCertificate } from '../x509/index.ts'
import { parseCertificateList } from './index.ts'

const day = 86_400_000
const anchor = await root()

/** What a path says at `at`, asked at `now`, by a list of the root issued with it. */
async function ask(
  settings: Omit<PathSettings, 'crls'>,
  options: (who: Holder) => ListOptions | undefined,
  whole: { readonly notAfter?: number } = {},
): Promise<string> {
  const who = await person(anchor, whole)
  const draft = options(who)
  const crls = draft ? [parseCertificateList(await list(anchor, draft))] : []
  const pool = { anchors: [parseCertificate(anchor.der)], others: [] }
  const verdict = await findPath(parseCertificate(who.der), pool, { ...settings, crls })
  return verdict.valid ? 'valid' : verdict.reason
}

describe('a moment in the past, asked about today', () => {
  const now = at + 100 * day
  const today = { thisUpdate: now - day, nextUpdate: now + day }
  test('revoked before that moment', async () => {
    expect(
      await ask({ at, now }, (who) => ({ ...today, revoked: [revokedEntry(who, { revokedAt: at - 1000 })] })),
    ).toBe('revoked')
  })
  test('revoked since: it stood then', async () => {
    expect(
      await ask({ at, now }, (who) => ({ ...today, revoked: [revokedEntry(who, { revokedAt: at + day })] })),
    ).toBe('valid')
    expect(
      await ask({ at: now }, (who) => ({ ...today, revoked: [revokedEntry(who, { revokedAt: at + day })] })),
    ).toBe('revoked')
  })
  test('a list of then counts as long as it lasted then', async () => {
    expect(await ask({ at, now }, () => ({ thisUpdate: at - day, nextUpdate: at + day }))).toBe('valid')
    expect(await ask({ at, now }, () => ({ thisUpdate: at - 2 * day, nextUpdate: at - day }))).toBe(
      'revocation-unknown',
    )
  })
  test('a list from after the certificate ran out may have dropped it', async () => {
    const whole = { notAfter: at + 10 * day }
    const keptSince = (time: number) => ({
      extensions: [encodeExtension(extensionOid.expiredCertsOnCrl, encodeGeneralizedTime(time))],
    })
    expect(await ask({ at, now }, () => today, whole)).toBe('revocation-unknown')
    expect(await ask({ at, now }, () => ({ ...today, ...keptSince(at) }), whole)).toBe('valid')
    expect(await ask({ at, now }, () => ({ ...today, ...keptSince(at + 20 * day) }), whole)).toBe(
      'revocation-unknown',
    )
  })
  test('a list of tomorrow is not yet issued', async () => {
    expect(await ask({ at, now }, () => ({ thisUpdate: now + day, nextUpdate: now + 2 * day }))).toBe(
      'revocation-unknown',
    )
  })
})

describe('how much must be known', () => {
  test.each([
    ['required', 'revocation-unknown', 'revoked'],
    ['when-known', 'valid', 'revoked'],
    ['ignored', 'valid', 'valid'],
  ] as const)('%s', async (revocation, unknown, revoked) => {
    expect(await ask({ at, revocation }, () => undefined)).toBe(unknown)
    expect(await ask({ at, revocation }, (who) => ({ revoked: [who] }))).toBe(revoked)
  })
})

test('an authority of the same name under another root does not list', async () => {
  const [other, ca] = [await root('Another root'), await authority(anchor, 'Same name')]
  const double = await authority(other, 'Same name')
  const who = await person(ca)
  const crls = await Promise.all([
    list(anchor),
    list(other),
    list(ca, { revoked: [who], nextUpdate: at - 1 }),
    list(double),
  ])
  const anchors = [anchor, other].map(({ der }) => parseCertificate(der))
  const others = [ca, double].map(({ der }) => parseCertificate(der))
  const verdict = await findPath(
    parseCertificate(who.der),
    { anchors, others },
    { at, crls: crls.map(parseCertificateList) },
  )
  expect(verdict).toMatchObject({ valid: false, reason: 'revocation-unknown' })
})

describe('lists that vouch for each other', () => {
  test('two authorities that sign each other’s lists without a way to the root prove nothing, in no time', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `Ring ${n % 2}`)
    const strangers = await Promise.all(names.map((name) => root(name)))
    const ring = await Promise.all(
      strangers.map((one, n) =>
        authority(strangers[(n + 1) % strangers.length]!, names[n]!, { sameKeyAs: one }),
      ),
    )
    const who = await person(ring[0]!)
    const lists = await Promise.all(ring.map((one) => list(one)))
    const started = performance.now()
    const verdict = await findPath(
      parseCertificate(who.der),
      { anchors: [parseCertificate(anchor.der)], others: ring.map(({ der }) => parseCertificate(der)) },
      { at, crls: lists.map(parseCertificateList) },
    )
    expect(verdict).toMatchObject({ valid: false, reason: 'no-path' })
    expect(performance.now() - started).toBeLessThan(2000)
  })
  test('many authorities of one name under the root are tried within bounds', async () => {
    const ring: Holder[] = [await authority(anchor, 'Same')]
    for (let n = 0; n < 14; n++) ring.push(await authority(ring[n]!, 'Same'))
    const who = await person(ring[7]!, { damage: true })
    const crls = await Promise.all([anchor, ...ring].map((one) => list(one)))
    const started = performance.now()
    const verdict = await findPath(
      parseCertificate(who.der),
      { anchors: [parseCertificate(anchor.der)], others: ring.map(({ der }) => parseCertificate(der)) },
      { at, crls: crls.map(parseCertificateList) },
    )
    expect(verdict.valid).toBe(false)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
