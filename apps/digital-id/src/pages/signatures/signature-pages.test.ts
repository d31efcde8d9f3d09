import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { ncaProfile, openKeyFile } from '#eds'
import { openSession } from '#modules/accounts'
import { consentText } from '#modules/identity-proofing'
import { makeManifest, openSigningRequest, readSigningRequest } from '#modules/signing'
import { WebError } from '#platform/web'
import { someone } from '../../../../../modules/accounts/src/testing/people.ts'
import { camera, standBeforeCamera } from '../../../../../modules/signing/src/testing/face.ts'
import { makeOwnKeyFile } from '../../islands/new-key-file/make-own-key-file.ts'
import { openDigitalId } from '../../testing/open-digital-id.ts'
import { aidosWithAccount } from '../../testing/walk-sign-in.ts'

const origin = 'http://localhost:3001'
const password = 'Құпия-сөз 12'

async function openPages() {
  const digitalId = await openDigitalId(origin)
  const { database, clock, keyring, random } = digitalId.proofing
  const aidos = await aidosWithAccount(digitalId)
  const photo = await sharp({ create: { width: 200, height: 260, channels: 3, background: '#caa' } })
    .jpeg()
    .toBuffer()
  await digitalId.sandbox.api.request(`/api/people/${aidos.iin}/photo`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(photo),
  })
  const browserOf = async (personId: string) => {
    const browser = digitalId.openBrowser()
    const session = { personId, program: 'digital-id', device: '', amr: ['face'] } as const
    browser.cookies.set('senim_digital_id', (await openSession(database, clock, session)).token)
    browser.cookies.set('senim_lang', 'en')
    return browser
  }
  const browser = await browserOf(aidos.personId)
  const caller = { address: '192.0.2.9', device: 'Firefox' }
  /** What the camera's island does; the face passes. */
  const showFace = (purpose: 'certificate' | 'signature', base: string) => ({
    consent: () =>
      browser.post(`${base}/video`, { agree: 'yes', version: consentText('en', purpose).version }),
    stand: () => {
      const seeing = { ...digitalId.proofing, video: camera(() => true) }
      return standBeforeCamera(seeing, browser.cookies.get('senim_digital_id_owner_video') ?? '', caller)
    },
  })
  const order = async (place: 'file' | 'cloud') => {
    const begun = await browser.post('/signatures/new', { holder: 'individual', place })
    const base = begun.path.replace(/\/video$/, '')
    const face = showFace('certificate', base)
    expect((await face.consent()).path).toBe(`${base}/video/camera`)
    expect(await face.stand()).toMatchObject({ kind: 'verified' })
    return base
  }
  const toSign = async () => {
    const shown = [
      {
        name: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode('150 000 ₸'),
      } as const,
    ]
    const draft = { purpose: 'application', subject: 'application:1:1', facts: {}, shown } as const
    const signer = { iin: aidos.iin, needs: 'individual' } as const
    const more = {
      personId: aidos.personId,
      manifest: makeManifest(draft),
      signer,
      returnTo: '/account',
      minutes: 60,
    }
    return openSigningRequest(database, { keyring, clock, random }, { ...draft, ...more })
  }
  onTestFinished(() => expect(digitalId.faults.filter((fault) => !(fault instanceof WebError))).toEqual([]))
  return { ...digitalId, aidos, browser, browserOf, order, showFace, toSign }
}

test('whoever is not signed in is led to the sign-in, and back to this page', async () => {
  const { site } = await openPages()
  const to = new URL((await site.request('/signatures/new')).headers.get('location') ?? '')
  expect(to.searchParams.get('to')).toContain(encodeURIComponent('/signatures/new'))
})

test('an order asks for whom and where; what was typed is kept, and nobody orders for an organisation they do not head', async () => {
  const { browser, browserOf, proofing } = await openPages()
  expect((await browser.open('/signatures')).html).toContain('You have no EDS yet')
  const answer = await browser.post('/signatures/new', { email: 'aidos@', place: 'cloud' })
  expect(answer.status).toBe(422)
  for (const sentence of ['Choose for whom the EDS is', 'is not an e-mail address', 'value="aidos@"'])
    expect(answer.html).toContain(sentence)
  const stranger = { holder: 'first-head:150440000013', place: 'cloud' }
  expect((await browser.post('/signatures/new', stranger)).html).toContain('does not say that you head')
  const other = await browserOf(await someone(proofing.database, proofing.keyring, proofing.clock))
  expect((await other.open('/signatures/new')).html).toContain('For myself')
})

test('without script a key file leaves with the answer, once, and the list shows its two keys', async () => {
  const { browser, order } = await openPages()
  const base = await order('file')
  const form = await browser.open(`${base}?face`)
  expect(form.html).toContain('The video passed')
  const short = await browser.post(`${base}/file`, { password: 'short', again: 'short' })
  expect([short.status, short.html.includes('8 to 64 characters')]).toEqual([422, true])
  const differing = await browser.post(`${base}/file`, { password, again: 'another one' })
  expect(differing.html).toContain('The passwords differ')
  const send = () =>
    browser.ask(`${base}/file`, { method: 'POST', body: new URLSearchParams({ password, again: password }) })
  const sent = await send()
  expect(sent.headers.get('content-disposition')).toBe('attachment; filename="eds.p12"')
  const { entries } = await openKeyFile(new Uint8Array(await sent.arrayBuffer()), password)
  expect(entries).toHaveLength(2)
  expect((await send()).headers.get('location')).toBe(base)
  expect((await browser.open(base)).html).toContain('The EDS file was issued')
  const { html } = await browser.open('/signatures')
  for (const words of ['Signing documents', 'Signing in to systems', 'In a .p12 file that you keep', 'Valid'])
    expect(html).toContain(words)
})

test('with script the keys are made by the page, and only requests reach the server', async () => {
  const { browser, order, aidos, proofing } = await openPages()
  const base = await order('file')
  await browser.open(`${base}?face`)
  const bodies: string[] = []
  const ask: typeof fetch = (address, init) => {
    bodies.push(String(init?.body))
    return browser.ask(new URL(String(address)).pathname, init)
  }
  const task = { name: 'СҰЛТАНОВ АЙДОС', password, certificates: `${origin}${base}/certificates` }
  const answer = await makeOwnKeyFile(task, () => undefined, ask)
  if (answer.kind !== 'made') throw new Error(JSON.stringify(answer))
  const { entries } = await openKeyFile(answer.file, password)
  const signing = entries.find(({ friendlyName }) => friendlyName === 'SIGN')
  expect(signing?.certificate && ncaProfile(signing.certificate).iin).toBe(aidos.iin)
  expect(bodies.join()).not.toContain(password)
  expect(bodies.join()).not.toContain(Buffer.from(signing?.privateKey.pkcs8 ?? []).toString('base64'))
  expect(await makeOwnKeyFile(task, () => undefined, ask)).toEqual({ kind: 'failed', code: 'over' })
  const nonsense = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"requests":7}' }
  expect((await browser.ask(`${base}/certificates`, nonsense)).status).toBe(409)
  const stranger = proofing.random.uuid()
  expect((await browser.open(`/signatures/orders/${stranger}`)).status).toBe(404)
})

test('a key of the cloud signs after a code and a face, and its page names what is signed', async () => {
  const { browser, order, showFace, toSign, newestCode, aidos, signing } = await openPages()
  const base = await order('cloud')
  await browser.open(`${base}?face`)
  expect((await browser.post(`${base}/cloud`)).html).toContain('Your cloud EDS is ready')

  const { requestId } = await toSign()
  const cloud = `/sign/${requestId}/cloud`
  const choice = await browser.open(cloud)
  const { sha256 } = await readSigningRequest(signing.room, requestId)
  for (const words of ['Application', sha256]) expect(choice.html).toContain(words)
  expect((await browser.post(cloud)).html).toContain('Choose a key')
  const certificate = /name="certificate"[^>]*value="([^"]+)"/.exec(choice.html)?.[1] ?? ''
  const code = await browser.post(cloud, { certificate })
  expect(code.path).toBe(`${cloud}/code`)
  expect((await browser.post(`${cloud}/code`, { code: '000' })).status).toBe(422)
  const typed = await browser.post(`${cloud}/code`, { code: await newestCode(aidos.phone) })
  expect(typed.path).toBe(`${cloud}/video`)
  // Nothing is granted before the face.
  expect((await browser.ask(`${cloud}/confirm`)).headers.get('location')).toBe(`${cloud}?anew`)
  const face = showFace('signature', cloud)
  await face.consent()
  expect(await face.stand()).toMatchObject({ kind: 'verified' })
  const confirm = await browser.open(`${cloud}/confirm`)
  expect(confirm.html).toContain('Sign now?')
  const activation = /name="activation" value="([^"]+)"/.exec(confirm.html)?.[1] ?? ''
  const signed = await browser.ask(`${cloud}/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ activation }),
  })
  expect(signed.headers.get('location')).toBe(`/sign/${requestId}`)
  expect(await readSigningRequest(signing.room, requestId)).toMatchObject({
    state: 'signed',
    signed: { way: 'cloud' },
  })
})

test('revoking asks for a reason; a lost key revokes both keys of its file and leads to a new one', async () => {
  const { browser, browserOf, order, proofing } = await openPages()
  const base = await order('file')
  await browser.open(`${base}?face`)
  await browser.ask(`${base}/file`, {
    method: 'POST',
    body: new URLSearchParams({ password, again: password }),
  })
  const { html } = await browser.open('/signatures')
  const serials = [...html.matchAll(/\/signatures\/([0-9a-f]+)\/revoke/g)].map(([, serial = '']) => serial)
  expect(serials).toHaveLength(2)
  const other = await browserOf(await someone(proofing.database, proofing.keyring, proofing.clock))
  expect((await other.open(`/signatures/${serials[0]}/revoke`)).status).toBe(404)
  expect((await browser.post(`/signatures/${serials[0]}/revoke`)).html).toContain('Choose the reason')
  const revoked = await browser.post(`/signatures/${serials[0]}/revoke`, { reason: 'superseded' })
  expect(revoked.html).toContain('The certificate was revoked')
  expect((await browser.post('/signatures/lost')).html).toContain('Choose at least one certificate')
  const lost = await browser.post('/signatures/lost', { serial: serials[1] ?? '' })
  expect(lost.path).toBe('/signatures/new?lost')
  expect((await browser.open('/signatures')).html).not.toContain('/revoke')
})

test('an authority that is away is said so, and the list shows what is known here', async () => {
  const { browser, order, signing } = await openPages()
  const base = await order('cloud')
  await browser.open(`${base}?face`)
  signing.silent.add('/api/authority')
  const answer = await browser.post(`${base}/cloud`)
  expect([answer.status, answer.html.includes('the video need not be taken again')]).toEqual([422, true])
  expect((await browser.open('/signatures')).html).toContain('does not answer now')
  signing.silent.clear()
  expect((await browser.post(`${base}/cloud`)).html).toContain('Your cloud EDS is ready')
})
