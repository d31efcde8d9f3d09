import { describe, expect, test } from 'vitest'
import { consentText } from '#modules/identity-proofing'
import { openPlainBrowser, type PlainBrowser } from '#platform/testing'
import { turningHead, whyNoHead } from '../../../../../modules/identity-proofing/src/testing/turning-head.ts'
import { type ServedDigitalId, serveDigitalId } from '../../testing/serve-digital-id.ts'

const aidos = { iin: '850715300013', phone: '+77020000147' }

/** Registers Aidos in this browser, from the first page to the result. */
async function register(digitalId: ServedDigitalId, browser: PlainBrowser, returnTo: string) {
  const { origin, sandbox, clock, newestCode } = digitalId
  const head = await turningHead()
  await sandbox.api.request(`/api/people/${aidos.iin}/photo`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(head.photo),
  })
  const answer = (page: string, fields: Record<string, string>) =>
    browser.submit(`${origin}/register${page}`, fields)
  await answer('', { return: returnTo })
  await answer('/phone', { phone: aidos.phone })
  await answer('/code', { code: await newestCode(aidos.phone) })
  await answer('/iin', { iin: aidos.iin })
  await answer('/consent', { agree: 'yes', version: consentText('kk').version })
  const send = async (step: string, body: BodyInit | null, headers: Record<string, string> = {}) => {
    const address = `${origin}/register/video/${step}`
    const request = { method: 'POST', body, headers: { origin, accept: 'application/json', ...headers } }
    return (await browser.request(address, request)).json()
  }
  await browser.visit(`${origin}/register/video/prepare`)
  const { nonce, actions } = await send('start', null)
  for (const jpeg of head.play(actions)) {
    clock.advance(100)
    await send('frames', new Uint8Array(jpeg), { 'x-video-nonce': nonce })
  }
  const { outcome } = await send('finish', null, { 'x-video-nonce': nonce })
  expect(outcome).toBe('verified')
  return browser.visit(`${origin}/register/result`)
}

const reason = await whyNoHead()
const suite = reason === null ? 'given a fresh Digital ID' : `SKIPPED, because ${reason}: a fresh Digital ID`

describe.skipIf(reason !== null)(suite, () => {
  async function sentToRegister() {
    const digitalId = await serveDigitalId()
    const browser = openPlainBrowser()
    const service = await digitalId.service.ask()
    const door = await browser.visit(service.address)
    const [base = ''] = door.url.href.split('?')
    const result = await register(digitalId, browser, new URL(base).pathname)
    return { digitalId, browser, base, result, ...service }
  }

  test('when a sign-in sent the person to register, then it goes on by itself, without a second proof', async () => {
    const { digitalId, browser, base, result, learn } = await sentToRegister()
    const passkeys = await browser.request(`${digitalId.origin}/passkeys/new`)
    expect(passkeys.status).toBe(200)
    expect(result.body).toContain(`href="${base}"`)
    const consent = await browser.visit(base)
    const back = await browser.submit(`${consent.url.href}/allow`, {})
    expect(await learn(back.url)).toMatchObject({ amr: ['face', 'sms', 'mfa'] })
    expect(digitalId.faults).toEqual([])
  })

  test('when another service asks, then the person is told for whom and presses a button', async () => {
    const { digitalId, browser } = await sentToRegister()
    const door = await browser.visit((await digitalId.service.ask()).address)
    const [base = ''] = door.url.href.split('?')
    expect(door.body).toContain('Банк')
    expect((await browser.submit(`${base}/registered`, {})).body).toContain('/allow')
  })

  test('when it has signed in once, or a quarter of an hour has passed, then it does not again', async () => {
    const { digitalId, browser, base } = await sentToRegister()
    await browser.visit(base)
    const door = await browser.visit((await digitalId.service.ask()).address)
    const [second = ''] = door.url.href.split('?')
    expect(door.body).not.toContain('/registered')
    expect((await browser.submit(`${second}/registered`, {})).response.status).toBe(410)
    const late = await sentToRegister()
    late.digitalId.clock.advance(15 * 60_000)
    const offered = await late.browser.visit(late.base)
    expect(offered.url.href).toBe(late.base)
    expect(offered.body).not.toContain('/registered')
  }, 90_000)
})
