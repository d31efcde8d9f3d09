import { describe, expect, test } from 'vitest'
import { openSession } from '#modules/accounts'
import { readSigningRequest } from '#modules/signing'
import { languages } from '#platform/texts'
import { yerzhan, yerzhanAsked } from '../../testing/ask-to-sign.ts'
import { openDigitalId } from '../../testing/open-digital-id.ts'
import { aidosWithAccount } from '../../testing/walk-sign-in.ts'

const portal = 'http://localhost:3000'

async function openSigner(signer?: Parameters<typeof yerzhanAsked>[1]) {
  const digitalId = await openDigitalId()
  const asked = await yerzhanAsked(digitalId.proofing, signer)
  const browser = digitalId.openBrowser()
  browser.cookies.set(asked.cookie.name, asked.cookie.value)
  const request = () => readSigningRequest(digitalId.signing.room, asked.requestId)
  /** A signature of a new key, made over what this request asks. */
  const sign = async (wish: Parameters<typeof digitalId.signing.order>[0] = { iin: yerzhan.iin }) => {
    const key = await digitalId.signing.order(wish)
    return Buffer.from(await key.sign((await request()).manifest)).toString('base64')
  }
  /** One answer, no redirect followed. */
  const post = async (path: string, fields: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    return browser.ask(path, { method: 'POST', body })
  }
  return { ...digitalId, ...asked, browser, request, sign, post }
}

describe.each(languages)('in %s', (language) => {
  test('the page shows what is signed, by whom, until when, and every way', async () => {
    const { browser, path, request } = await openSigner()
    const { html, status } = await browser.open(`${path}?lang=${language}`)
    expect(status).toBe(200)
    expect(html).toContain('Жарнаны қайтаруға келісемін')
    expect(html).toContain(yerzhan.iin)
    const { sha256 } = await request()
    expect(html).toContain(sha256.match(/.{4}/g)!.join(' '))
    for (const way of ['ncalayer', 'key-file', 'egov-mobile', 'cloud', 'file'])
      expect(html).toContain(`id="${way}"`)
    expect(html).toContain('https://127.0.0.1:13579')
    expect(html).not.toMatch(/undefined|\[object| style=|onclick/)
  })
})

test('only this page may speak with NCALayer, and its form may lead back to the portal', async () => {
  const { browser, path } = await openSigner()
  const policy = (await browser.ask(path)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("connect-src 'self' wss://127.0.0.1:13579;")
  expect(policy).toContain(portal)
  const other = await browser.ask('/register')
  expect(other.headers.get('content-security-policy')).not.toContain('13579')
})

test('on a computer NCALayer comes first, on a phone eGov Mobile', async () => {
  const { browser, path } = await openSigner()
  const orderOf = async (device: string) => {
    const html = await (await browser.ask(path, { headers: { 'user-agent': device } })).text()
    return [...html.matchAll(/id="(ncalayer|key-file|egov-mobile|cloud)"/g)].map(([, way]) => way)
  }
  expect((await orderOf('Mozilla/5.0 (X11; Linux x86_64)'))[0]).toBe('ncalayer')
  expect((await orderOf('Mozilla/5.0 (Linux; Android 14) Mobile'))[0]).toBe('egov-mobile')
})

test('what is shown and what is signed can be opened, byte for byte', async () => {
  const { browser, path, request } = await openSigner()
  const shown = await browser.ask(`${path}/shown/0`)
  expect(shown.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await shown.text()).toContain('150 000,00 ₸')
  const manifest = await (await browser.ask(`${path}/manifest`)).arrayBuffer()
  expect(Buffer.from(manifest)).toEqual(Buffer.from((await request()).manifest))
  expect((await browser.ask(`${path}/shown/7`)).status).toBe(404)
})

test('whoever is not signed in is led through the sign-in and back', async () => {
  const { openBrowser, path } = await openSigner()
  const stranger = await openBrowser().ask(path)
  const to = new URL(stranger.headers.get('location') ?? '')
  expect(to.origin).toBe(portal)
  expect(to.searchParams.get('to')).toBe(`/account/signing/open?at=${encodeURIComponent(path)}`)
})

test('another person who is signed in here, and a number that is none, find nothing', async () => {
  const { browser, path, proofing } = await openSigner()
  const { token } = await openSession(proofing.database, proofing.clock, {
    personId: (await aidosWithAccount({ proofing })).personId,
    program: 'digital-id',
    device: 'Chrome',
    amr: ['face'],
  })
  browser.cookies.set('senim_digital_id', token)
  for (const address of [
    path,
    `${path}/manifest`,
    `${path}/shown/0`,
    '/sign/00000000-0000-4000-8000-000000000000',
    '/sign/x',
  ])
    expect([address, (await browser.ask(address)).status]).toEqual([address, 404])
})

test('a signature made by an island is accepted, and the browser goes back to where it came from', async () => {
  const { path, post, sign, request, browser } = await openSigner()
  const answer = await post(path, { way: 'ncalayer', cms: await sign() })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${portal}/account/inbox`])
  expect(await request()).toMatchObject({ state: 'signed', signed: { way: 'ncalayer' } })
  const { html } = await browser.open(`${path}?lang=ru`)
  expect(html).toContain('Документ подписан')
  expect(html).toContain('АБДРАХМАНОВ ЕРЖАН')
  expect(html).toContain(`href="${portal}/account/inbox"`)
})

test('a signature file made elsewhere is taken too, with or without armour', async () => {
  const { path, post, sign, request } = await openSigner()
  const pem = `-----BEGIN CMS-----\n${await sign()}\n-----END CMS-----\n`
  await post(path, { way: 'file', signature: new File([pem], 'signed.cms') })
  expect(await request()).toMatchObject({ state: 'signed', signed: { way: 'file' } })
})

test('a refusal says why and how to mend it, and the person may try again', async () => {
  const { path, post, sign, browser, request } = await openSigner()
  await post(path, { way: 'key-file', cms: await sign({ iin: '840707400014' }) })
  const { html } = await browser.open(`${path}?lang=ru`)
  expect(html).toContain('Подпись не принята')
  expect(html).toContain('ТӨЛЕГЕНОВА СӘУЛЕ')
  expect(html).toContain('role="alert"')
  await post(path, { way: 'key-file', cms: await sign() })
  expect((await request()).state).toBe('signed')
})

test('nothing at all, and what is no signature, are told apart', async () => {
  const { path, post, browser } = await openSigner()
  const empty = await post(path, { way: 'file', signature: new File([], '') })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Қолтаңба жіберілмеді')
  await post(path, { way: 'file', signature: new File(['not a signature'], 'a.txt') })
  expect((await browser.open(`${path}?lang=en`)).html).toContain('not an electronic signature')
})

test('a signature that nobody can judge yet waits, and is not asked for again', async () => {
  const { path, post, sign, browser, signing, request } = await openSigner()
  signing.silent.add('/tsp')
  await post(path, { way: 'ncalayer', cms: await sign() })
  expect((await request()).state).toBe('waiting')
  const { html } = await browser.open(`${path}?lang=ru`)
  expect(html).toContain('Подпись сохранена')
  expect(html).not.toContain('id="ways"')
})

test('who does not want to sign goes back, and the request is given up', async () => {
  const { path, post, browser, request } = await openSigner()
  const answer = await post(`${path}/cancel`, {})
  expect(answer.headers.get('location')).toBe(`${portal}/account/inbox`)
  expect((await request()).state).toBe('cancelled')
  expect((await browser.open(`${path}?lang=ru`)).html).toContain('Документ не подписан')
  const late = await post(path, { way: 'file', cms: 'MII' })
  expect(late.headers.get('location')).toBe(path)
})

test('when the time is over the page says so', async () => {
  const { path, browser, clock } = await openSigner()
  clock.advance(20 * 60_000)
  expect((await browser.open(`${path}?lang=en`)).html).toContain('The time is over')
})
