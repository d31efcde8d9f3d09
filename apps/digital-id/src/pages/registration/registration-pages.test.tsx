import { expect, test } from 'vitest'
import { openDigitalId } from '../../testing/open-digital-id.ts'

const aidos = { iin: '850715300013', phone: '+77020000147' } as const
type Opened = Awaited<ReturnType<typeof openDigitalId>>
type Browser = ReturnType<Opened['openBrowser']>

/** Walks through the forms to the page before the camera. */
async function walkToVideo({ newestCode }: Opened, browser: Browser, language = 'en') {
  await browser.open(`/register?lang=${language}`)
  await browser.post('/register')
  await browser.post('/register/phone', { phone: '8 702 000 01 47' })
  await browser.post('/register/code', { code: await newestCode(aidos.phone) })
  const consent = await browser.post('/register/iin', { iin: aidos.iin })
  const version = /name="version" value="([^"]+)"/.exec(consent.html)?.[1] ?? ''
  return browser.post('/register/consent', { agree: 'yes', version })
}

test('every form leads to the next one, to the page before the camera', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  const prepare = await walkToVideo(opened, browser)
  expect([prepare.path, prepare.status]).toEqual(['/register/video/prepare', 200])
  expect(prepare.html).toMatch(/data-actions="((left|right|centre),?){4,5}"/)
  for (const words of ['Eyes on the camera', 'Choose “Allow”', 'Continue on a phone', 'localhost:3002/visit'])
    expect(prepare.html).toContain(words)
  expect(opened.faults).toEqual([])
})

test('the cookie is out of reach of scripts and of other sites', async () => {
  const { openBrowser } = await openDigitalId()
  const response = await openBrowser().ask('/register', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('senim_digital_id_journey='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
})

test.each([
  ['kk', 'Бұл шетелдік нөмір'],
  ['ru', 'Это номер другой страны'],
  ['en', 'This is a number of another country'],
])('in %s a wrong number is told on top and at the field, and kept', async (language, sentence) => {
  const browser = (await openDigitalId()).openBrowser()
  await browser.open(`/register?lang=${language}`)
  await browser.post('/register')
  const page = await browser.post('/register/phone', { phone: '+1 202 555 0100' })
  expect(page.status).toBe(422)
  expect(page.html.split(sentence)).toHaveLength(3)
  expect(page.html).toContain('value="+1 202 555 0100"')
  expect(page.html).toContain('href="#phone"')
})

test('a page that is not the next one leads to it, with a sentence', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await walkToVideo(opened, browser)
  for (const path of [
    '/register/phone',
    '/register/code',
    '/register/iin',
    '/register/consent',
    '/register/result',
  ])
    expect((await browser.open(path)).path).toBe('/register/video/prepare')
  const again = await browser.post('/register/iin', { iin: aidos.iin })
  expect(again.path).toBe('/register/video/prepare?moved-on')
  expect(again.html).toContain('The registration has gone on since')
})

test('without a journey every page leads to the start and says why', async () => {
  const browser = (await openDigitalId()).openBrowser()
  for (const path of ['/register/phone', '/register/video', '/register/result', '/register/elsewhere']) {
    const page = await browser.open(path)
    expect(page.path).toBe('/register?gone')
  }
})

test('a minor is shown the path of the representative before any camera', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await browser.open('/register?lang=en')
  await browser.post('/register', { return: 'http://localhost:3000/services/refund' })
  await browser.post('/register/phone', { phone: aidos.phone })
  await browser.post('/register/code', { code: await opened.newestCode(aidos.phone) })
  const page = await browser.post('/register/iin', { iin: '101106600019' })
  expect(page.path).toBe('/register/under-age')
  expect(page.html).toContain('Add child')
  expect(page.html).toContain('href="http://localhost:3000/services/refund"')
})

test('an IIN that does not match the phone gets the same page whatever the reason', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await browser.open('/register?lang=en')
  await browser.post('/register')
  await browser.post('/register/phone', { phone: aidos.phone })
  await browser.post('/register/code', { code: await opened.newestCode(aidos.phone) })
  const bare = (html: string, iin: string) =>
    html.replaceAll(iin, 'IIN').replaceAll(/name="idempotency-key" value="[^"]+"/g, '')
  const unknown = await browser.post('/register/iin', { iin: '850715300023' })
  const another = await browser.post('/register/iin', { iin: '900213300016' })
  expect(bare(another.html, '900213300016')).toBe(bare(unknown.html, '850715300023'))
  expect(unknown.html).toContain('did not match the State')
})

test('the page with the QR code waits, and the first browser comes back when the phone is done', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await walkToVideo(opened, browser)
  const page = await browser.post('/register/handoff')
  expect(page.path).toBe('/register/handoff')
  expect(page.html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>')
  expect(page.html).toContain('<handoff-watch')
  const address = /href="http:\/\/localhost:3001(\/register\/continue\/[\w-]+)"/.exec(page.html)?.[1] ?? ''
  const phone = opened.openBrowser()
  const preview = await phone.open(`${address}?lang=en`)
  expect(preview.html).toContain('+7\u00a0702\u00a0•••\u00a0••\u00a047')
  expect((await phone.post(address)).path).toBe('/register/video/prepare')
  expect((await browser.open('/register/handoff')).path).toBe('/register/elsewhere')
  expect((await phone.open(address)).html).toContain('used already')
  expect((await browser.post('/register/take-back')).path).toBe('/register/video/prepare')
})

test('five failed videos show the lock, and time opens it', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await walkToVideo(opened, browser)
  const film = async () => {
    await browser.open('/register/video/prepare')
    const started = await browser.ask('/register/video/start', { method: 'POST' })
    const { nonce } = (await started.json()) as { nonce: string }
    const headers = { 'x-video-nonce': nonce, 'content-type': 'image/jpeg' }
    const frame = await browser.ask('/register/video/frames', { method: 'POST', headers, body: 'no picture' })
    expect(frame.headers.get('content-type')).toBe('application/problem+json')
    expect(await frame.json()).toMatchObject({ code: 'frame-unreadable' })
    const finished = await browser.ask('/register/video/finish', { method: 'POST', headers })
    expect(await finished.json()).toEqual({ outcome: 'refused', next: '/register/result' })
  }
  await film()
  const refused = await browser.open('/register/result')
  expect(refused.html).toContain('The video did not pass the check')
  expect(refused.html).toContain('4 attempts left')
  await browser.post('/register/repeat')
  for (let count = 0; count < 4; count++) {
    await film()
    await browser.post('/register/repeat')
  }
  const locked = await browser.open('/register/video')
  expect(locked.path).toBe('/register/locked')
  expect(locked.html).toContain('15 minutes')
  expect(locked.html).toContain('<noscript><meta http-equiv="refresh" content="60"/></noscript>')
  expect(locked.html).toMatch(/data-now="2026-[^"]+" data-pattern="{time} left" data-at-zero="reload"/)
  const start = await browser.ask('/register/video/start', { method: 'POST' })
  expect(await start.json()).toEqual({ next: '/register/locked' })
  opened.clock.advance(15 * 60_000)
  expect((await browser.open('/register/locked')).html).toContain('You can try again')
})

test.each(['/register/phone', '/register/code', '/register/iin', '/register/consent', '/register/continue'])(
  'odd input at %s is answered with words, not with a fault',
  async (path) => {
    const opened = await openDigitalId()
    const browser = opened.openBrowser()
    await browser.post('/register')
    for (const value of ['\u0000', '😀'.repeat(200), '<script>', "' or 1=1 --", ' '])
      expect(
        (await browser.post(path, { phone: value, code: value, iin: value, version: value })).status,
      ).toBeLessThan(500)
    expect(opened.faults).toEqual([])
  },
)

test('how far the SMS has come is told to the page that waits', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await browser.open('/register?lang=en')
  await browser.post('/register')
  const page = await browser.post('/register/phone', { phone: aidos.phone })
  expect(page.html).toContain('+7\u00a0702\u00a0000\u00a001\u00a047')
  expect(page.html).toMatch(/data-pattern="[^"]*\{time\}[^"]*" data-holds="resend"/)
  await opened.newestCode(aidos.phone)
  const answer = await browser.ask('/register/code/delivery')
  expect(await answer.json()).toEqual({
    kind: 'success',
    text: 'The SMS was delivered to your phone.',
    final: true,
  })
})

test('a gateway that is down is said, with another way', async () => {
  const opened = await openDigitalId()
  const browser = opened.openBrowser()
  await opened.sandbox.ask('PUT', '/api/switches/sms', { mode: 'failing' })
  await browser.open('/register?lang=en')
  await browser.post('/register')
  const page = await browser.post('/register/phone', { phone: aidos.phone })
  expect(page.html).toContain('The SMS gateway does not answer right now')
  expect(page.html).toContain('/help/sms-code-not-received')
})
