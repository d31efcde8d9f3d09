import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ncaProfile, openKeyFile, parseCertificate, signCms, signingKeyOf } from '#eds'
import { listOperations } from '#modules/audit'
import { listInbox } from '#modules/notifications'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  acceptSignature,
  askActivation,
  cloudCertificatesFor,
  grantActivation,
  identifyOrder,
  issueCloudKey,
  issueKeyFile,
  issueOrder,
  listCertificates,
  makeManifest,
  openSigningRequest,
  readOrder,
  readSigningRequest,
  revokeCertificate,
  rewrapCloudKeys,
  type SignerRule,
  signInCloud,
  startOrder,
  startOrderVideo,
} from './index.ts'
import { openCertificates, showFace, somebody, typeCode } from './testing/open-certificates.ts'
import { aidos, yerlan } from './testing/open-signing.ts'

const { database, pool } = await openTestDatabase()
type Opened = ReturnType<typeof openCertificates>
const device = 'Firefox, Android'
const minute = 60_000

async function identified(opened: Opened, personId: string, wish: Parameters<typeof startOrder>[2]) {
  const { room, caller } = opened
  const order = await startOrder(room, personId, wish)
  if (order.kind !== 'started') throw new Error(order.kind)
  const whose = { personId, orderId: order.orderId, device }
  const video = await startOrderVideo(room, whose, 'ru', caller)
  if (video.kind !== 'started') throw new Error(video.kind)
  expect(await showFace(opened, video.token, 'certificate')).toMatchObject({ kind: 'verified' })
  expect(await identifyOrder(room, whose, video.token)).toBe(true)
  expect(await identifyOrder(room, whose, video.token)).toBe(false)
  return whose
}

/** An order without script, as it leaves the house. */
async function keyFile(
  opened: Opened,
  personId: string,
  wish: Omit<Parameters<typeof startOrder>[2], 'keyPlace'>,
) {
  const whose = await identified(opened, personId, { ...wish, keyPlace: 'file' })
  const answer = await issueKeyFile(opened.room, whose, 'Құпия-сөз 12')
  if (answer.kind !== 'issued') throw new Error(answer.kind)
  return { whose, ...answer }
}

async function cloudKey(opened: Opened, personId: string) {
  const whose = await identified(opened, personId, { keyPlace: 'cloud', needs: 'individual' })
  expect(await issueCloudKey(opened.room, whose)).toMatchObject({ kind: 'issued' })
}

async function toSign({ room }: Opened, personId: string, signer: SignerRule) {
  const page = {
    name: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
    mediaType: 'text/plain',
  } as const
  const shown = [{ ...page, bytes: new TextEncoder().encode(room.random.uuid()) }]
  const draft = { purpose: 'application', subject: 'application:1:1', facts: { sum: '100' }, shown } as const
  const manifest = makeManifest(draft)
  const more = { personId, manifest, signer, returnTo: '/account', minutes: 60 }
  const { requestId } = await openSigningRequest(database, room, { ...draft, ...more })
  return { requestId, manifest: manifest.bytes }
}

test('a key file for an individual: two keys that sign, told by every channel and kept nowhere', async () => {
  const opened = openCertificates(database)
  const { room, sms, letters } = opened
  const { personId } = await somebody(opened, aidos.iin)
  const { file, whose } = await keyFile(opened, personId, { needs: 'individual', email: 'aidos@example.kz' })
  const { entries } = await openKeyFile(file, 'Құпия-сөз 12')
  expect(entries.map(({ friendlyName }) => friendlyName)).toEqual(['AUTH', 'SIGN'])
  const signing = entries.find(({ friendlyName }) => friendlyName === 'SIGN')
  const profile = ncaProfile(signing?.certificate ?? parseCertificate(new Uint8Array()))
  expect(profile).toMatchObject({
    iin: aidos.iin,
    bin: null,
    roles: ['individual'],
    identification: 'digital-id',
  })
  expect(openSslReads(file, 'Құпия-сөз 12')).toContain('friendlyName: SIGN')

  const { requestId, manifest } = await toSign(opened, personId, { ...aidos, needs: 'individual' })
  const key = await signingKeyOf(signing!.privateKey)
  const cms = await signCms(
    { content: manifest, attached: true },
    { key, certificate: signing!.certificate!.der },
  )
  expect(await acceptSignature(room, requestId, cms, { way: 'key-file' })).toMatchObject({ state: 'signed' })

  expect((await listInbox(database, room.keyring, personId))[0]?.title.ru).toBe('Вам выдана ЭЦП')
  expect(sms.at(-1)?.text).toContain('файл ЭЦП')
  expect(letters.at(-1)?.to).toBe('aidos@example.kz')
  const history = await listOperations(database, personId)
  expect(history.filter(({ operation }) => operation === 'certificate-issued')).toHaveLength(1)
  expect(await issueKeyFile(room, whose, 'again and again')).toEqual({ kind: 'already-issued' })
  // The private keys are in no column of the database.
  const { rows } = await pool.query('select count(*)::int as keys from signing.cloud_keys')
  expect(rows).toEqual([{ keys: 0 }])
})

test('a first head gets a certificate of the legal entity; whoever is not in the registry gets none', async () => {
  const opened = openCertificates(database)
  const { room } = opened
  const head = await somebody(opened, yerlan.iin)
  const { file } = await keyFile(opened, head.personId, { needs: 'first-head', bin: yerlan.bin })
  const { certificates } = await openKeyFile(file, 'Құпия-сөз 12')
  const profiles = certificates.map((certificate) => ncaProfile(certificate))
  expect(profiles.filter(({ bin }) => bin === yerlan.bin)).toHaveLength(2)
  expect(profiles[0]).toMatchObject({ roles: ['legal-entity', 'first-head'] })

  const other = await somebody(opened, aidos.iin)
  const wish = { keyPlace: 'cloud', needs: 'first-head', bin: yerlan.bin } as const
  expect(await startOrder(room, other.personId, wish)).toEqual({ kind: 'not-head' })
  await opened.sandbox.ask('PUT', '/api/switches/legal-entities', { mode: 'failing' })
  expect(await startOrder(room, head.personId, wish)).toEqual({ kind: 'registry-silent' })
})

test('nothing is issued before the video, to somebody else, or for keys that are not the order’s', async () => {
  const opened = openCertificates(database)
  const { room } = opened
  const { personId } = await somebody(opened, aidos.iin)
  const order = await startOrder(room, personId, { keyPlace: 'cloud', needs: 'individual' })
  const orderId = order.kind === 'started' ? order.orderId : ''
  expect(await issueCloudKey(room, { personId, orderId, device })).toEqual({ kind: 'unidentified' })
  expect(await readOrder(room, room.random.uuid(), orderId)).toBeNull()
  const whose = await identified(opened, personId, { keyPlace: 'file', needs: 'individual' })
  const wrong = [{ use: 'signing', request: new Uint8Array([1, 2]) }] as const
  expect(await issueOrder(room, whose, wrong)).toEqual({ kind: 'request-unsound' })
  expect(await issueOrder(room, { ...whose, personId: room.random.uuid() }, wrong)).toEqual({ kind: 'gone' })
})

test('five failed videos lock an order like a registration, and the office is the way', async () => {
  const opened = openCertificates(database)
  const { room, caller, face } = opened
  const { personId } = await somebody(opened, '870329400015')
  const order = await startOrder(room, personId, { keyPlace: 'cloud', needs: 'individual' })
  const whose = { personId, orderId: order.kind === 'started' ? order.orderId : '', device }
  face.passes = false
  for (let attempt = 1; attempt <= 5; attempt++) {
    const video = await startOrderVideo(room, whose, 'ru', caller)
    if (video.kind !== 'started') throw new Error(video.kind)
    expect(await showFace(opened, video.token, 'certificate')).toMatchObject({ kind: 'refused' })
    expect(await identifyOrder(room, whose, video.token)).toBe(false)
  }
  const video = await startOrderVideo(room, whose, 'ru', caller)
  const token = video.kind === 'started' ? video.token : ''
  expect(await showFace(opened, token, 'certificate')).toMatchObject({ kind: 'locked' })
})

test('an authority that does not answer keeps nobody waiting, and answers the same later', async () => {
  const opened = openCertificates(database)
  const { room, silent } = opened
  const { personId } = await somebody(opened, aidos.iin)
  const whose = await identified(opened, personId, { keyPlace: 'cloud', needs: 'individual' })
  silent.add('/api/authority')
  expect(await issueCloudKey(room, whose)).toEqual({ kind: 'unavailable' })
  silent.clear()
  expect(await issueCloudKey(room, whose)).toMatchObject({ kind: 'issued' })
  const { rows } = await pool.query(
    'select count(*)::int as keys from signing.cloud_keys where order_id = $1',
    [whose.orderId],
  )
  expect(rows).toEqual([{ keys: 1 }])
})

test('a key of the cloud signs once for each code and face, for exactly one manifest, within five minutes', async () => {
  const opened = openCertificates(database)
  const iin = '910825300015'
  const { room, caller, sandbox } = opened
  const { personId } = await somebody(opened, iin)
  await cloudKey(opened, personId)
  const rule = { iin, needs: 'individual' } as const
  const { requestId } = await toSign(opened, personId, rule)
  const [usable] = await cloudCertificatesFor(room, { personId, signer: rule })
  const asking = { personId, requestId, certificateId: usable?.certificateId ?? '', language: 'ru' } as const
  const activate = async () => {
    const asked = await askActivation(room, asking, caller)
    if (asked.kind !== 'started') throw new Error(asked.kind)
    expect(await grantActivation(room, { personId, requestId, token: asked.token })).toBeNull()
    const { text, answer } = await typeCode(opened, asked.token)
    expect(text).toContain('облачной ЭЦП')
    expect(answer).toMatchObject({ kind: 'moved', stage: 'consent' })
    expect(await grantActivation(room, { personId, requestId, token: asked.token })).toBeNull()
    expect(await showFace(opened, asked.token, 'signature')).toMatchObject({ kind: 'verified' })
    return grantActivation(room, { personId, requestId, token: asked.token })
  }
  const late = await activate()
  expect(late?.sha256).toBe((await readSigningRequest(room, requestId)).sha256)
  await sandbox.ask('POST', '/api/clock/advance', { seconds: 301 })
  const spend = (activationId = '') => signInCloud(room, { personId, requestId, activationId })
  expect(await spend(late?.activationId)).toEqual({ state: 'not-activated' })

  const granted = await activate()
  expect(granted?.expiresAt.getTime()).toBe(room.clock.now().getTime() + 5 * minute)
  const other = await toSign(opened, personId, rule)
  const elsewhere = { personId, requestId: other.requestId, activationId: granted?.activationId ?? '' }
  expect(await signInCloud(room, elsewhere)).toEqual({ state: 'not-activated' })
  const answers = await Promise.all([1, 2, 3].map(() => spend(granted?.activationId)))
  expect(answers.map(({ state }) => state).toSorted()).toEqual(['not-activated', 'not-activated', 'signed'])
  expect(await readSigningRequest(room, requestId)).toMatchObject({
    state: 'signed',
    signed: { way: 'cloud' },
  })
})

test('a new master key wraps the keys of the cloud anew, and the old one is no longer needed', async () => {
  const opened = openCertificates(database)
  const { personId } = await somebody(opened, aidos.iin)
  await cloudKey(opened, personId)
  const old = testConfig()
  const masterKey = Buffer.alloc(32, 9)
  const rotating = openKeyring({ ...old, masterKey, previousMasterKeys: [old.masterKey] })
  expect(await rewrapCloudKeys(database, rotating, opened.room.random)).toBeGreaterThan(0)
  expect(await rewrapCloudKeys(database, rotating, opened.room.random)).toBe(0)
  const back = openKeyring({ ...old, previousMasterKeys: [masterKey] })
  expect(await rewrapCloudKeys(database, back, opened.room.random)).toBeGreaterThan(0)
})

test('revoking reaches the authority, destroys a key of the cloud, and is told; nobody revokes another’s', async () => {
  const opened = openCertificates(database)
  const owner = '961108300019'
  const { room, silent, sms } = opened
  const { personId } = await somebody(opened, owner)
  await cloudKey(opened, personId)
  const [newest] = (await listCertificates(room, personId)).certificates
  const { serialNumber = '' } = newest ?? {}
  expect(newest).toMatchObject({ state: 'good', keyPlace: 'cloud', use: 'signing' })

  const stranger = await somebody(opened, yerlan.iin)
  const theirs = { personId: stranger.personId, device }
  expect(await revokeCertificate(room, theirs, serialNumber, 'superseded')).toEqual({ kind: 'gone' })

  silent.add('/revoke')
  const own = { personId, device }
  expect(await revokeCertificate(room, own, serialNumber, 'key-compromise')).toEqual({ kind: 'unavailable' })
  const rule = { iin: owner, needs: 'individual' } as const
  const usable = await cloudCertificatesFor(room, { personId, signer: rule })
  expect(usable.map((one) => one.serialNumber)).not.toContain(serialNumber)
  silent.clear()
  expect(await revokeCertificate(room, own, serialNumber, 'key-compromise')).toEqual({ kind: 'revoked' })
  expect(await revokeCertificate(room, own, serialNumber, 'key-compromise')).toEqual({ kind: 'revoked' })
  expect(sms.filter(({ text }) => text.includes('отозван'))).toHaveLength(1)
  silent.add('/api/authority')
  const { certificates, isCurrent } = await listCertificates(room, personId)
  expect(isCurrent).toBe(false)
  expect(certificates.find((one) => one.serialNumber === serialNumber)?.state).toBe('revoked')
})

/** What `openssl pkcs12` finds in a key file. */
function openSslReads(file: Uint8Array, password: string): string {
  const asked = ['pkcs12', '-nokeys', '-info', '-passin', `pass:${password}`]
  return execFileSync('openssl', asked, { input: file, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
}
