import { expect, test } from 'vitest'
import { readSigningRequest } from '#modules/signing'
import { yerzhan, yerzhanAsked } from '../../testing/ask-to-sign.ts'
import { openDigitalId } from '../../testing/open-digital-id.ts'

async function openQr() {
  const digitalId = await openDigitalId()
  const asked = await yerzhanAsked(digitalId.proofing)
  const browser = digitalId.openBrowser()
  browser.cookies.set(asked.cookie.name, asked.cookie.value)
  const { html, path } = await browser.post(`${asked.path}/qr`)
  const [, token = ''] = /mobileSign:http:\/\/localhost:3001\/sign\/qr\/([\w-]+)/.exec(html) ?? []
  const phone = (address: string, init: RequestInit = {}) => digitalId.site.request(address, init)
  const invitation = async () => (await phone(`/sign/qr/${token}`)).json()
  const api2 = async (init: RequestInit = {}) => {
    const { document } = await invitation()
    return phone(new URL(document.uri).pathname, {
      ...init,
      headers: { authorization: `Bearer ${document.auth_token}`, 'content-type': 'application/json' },
    })
  }
  const send = (signature: string, extra = {}) =>
    api2({
      method: 'PUT',
      body: JSON.stringify({ ...extra, documentsToSign: [{ document: { file: { data: signature } } }] }),
    })
  const request = () => readSigningRequest(digitalId.signing.room, asked.requestId)
  const sign = async (iin: string = yerzhan.iin) => {
    const key = await digitalId.signing.order({ iin })
    return Buffer.from(await key.sign((await request()).manifest)).toString('base64')
  }
  return {
    ...digitalId,
    ...asked,
    browser,
    html,
    at: path,
    token,
    phone,
    invitation,
    api2,
    send,
    request,
    sign,
  }
}

test('the code says who asks, and API 2 gives what is to be signed to whoever has its word', async () => {
  const { invitation, api2, request, at, path, browser } = await openQr()
  expect(at).toBe(`${path}/qr`)
  expect(await invitation()).toMatchObject({
    description: 'Келісім',
    expiry_date: '2026-11-22T05:05:00.000Z',
    organisation: { bin: '160440007161' },
    document: { auth_type: 'Token' },
  })
  const parcel = await (await api2()).json()
  expect(parcel).toMatchObject({
    signMethod: 'CMS_WITH_DATA',
    documentsToSign: [{ id: 1, nameRu: 'Согласие' }],
  })
  const { manifest } = await request()
  expect(parcel.documentsToSign[0].document.file.data).toBe(Buffer.from(manifest).toString('base64'))
  const opened = await browser.open(`${path}/qr?lang=ru`)
  expect(opened.path).toBe(`${path}/qr?step=opened`)
  expect((await browser.open(`${opened.path}&lang=ru`)).html).toContain('Телефон открыл документ')
})

test('a signature that counts is answered with 200, and the waiting page goes back to where it came from', async () => {
  const { send, sign, request, browser, path, phone, token } = await openQr()
  const answer = await send(await sign())
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'success', message: 'success' }])
  expect(await request()).toMatchObject({ state: 'signed', signed: { way: 'qr' } })
  const waiting = await browser.ask(`${path}/qr?step=opened`)
  expect(waiting.headers.get('location')).toBe('http://localhost:3000/account/inbox')
  expect((await phone(`/sign/qr/${token}`)).status).toBe(404)
})

test('a signature that does not count is answered with 403 and a sentence, and another may follow', async () => {
  const { send, sign, request } = await openQr()
  const refused = await send(await sign('840707400014'))
  expect(refused.status).toBe(403)
  expect((await refused.json()).message).toContain('ТӨЛЕГЕНОВА СӘУЛЕ')
  expect((await send(await sign())).status).toBe(200)
  expect((await request()).state).toBe('signed')
})

test('who refuses on the phone reads so on the page, and may sign in another way', async () => {
  const { send, browser, path, request } = await openQr()
  await send('', { status: 'CANCELED' })
  expect((await request()).state).toBe('open')
  const { path: at, html } = await browser.open(`${path}/qr?lang=kk`)
  expect(at).toBe(`${path}?phone=cancelled`)
  expect(html).toContain('Сіз телефонда бас тарттыңыз')
})

test('a word that is wrong, a code that was never made and one out of date have one answer', async () => {
  const { phone, token, clock } = await openQr()
  const answers = [
    await phone('/sign/qr/never-made-never-made-never-made'),
    await phone(`/sign/qr/${token}/documents`),
    await phone(`/sign/qr/${token}/documents`, { headers: { authorization: 'Bearer wrong' } }),
    await phone(`/sign/qr/${token}/documents`, { method: 'PUT', body: '{}' }),
  ]
  clock.advance(5 * 60_000)
  answers.push(await phone(`/sign/qr/${token}`))
  const said = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toMatch(/^404 /)
})

test('what is no parcel is refused in words and changes nothing', async () => {
  const { api2, request } = await openQr()
  for (const body of ['', 'null', '{"documentsToSign":7}']) {
    const answer = await api2({ method: 'PUT', body })
    expect([answer.status, (await answer.json()).status]).toEqual([400, 'failed'])
  }
  expect((await request()).state).toBe('open')
})

test('when the code is out of date the page offers a new one', async () => {
  const { browser, path, clock } = await openQr()
  clock.advance(5 * 60_000)
  const { html } = await browser.open(`${path}/qr?step=expired&lang=ru`)
  expect(html).toContain('Код устарел')
  expect(html).not.toContain('class="qr"')
})
