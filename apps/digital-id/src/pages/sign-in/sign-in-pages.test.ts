import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { writtenPhone } from '#kz'
import { listSessions } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { consentText } from '#modules/identity-proofing'
import { projectRoot } from '#platform/root'
import { openPlainBrowser, type PlainBrowser } from '#platform/testing'
import { turningHead, whyNoHead } from '../../../../../modules/identity-proofing/src/testing/turning-head.ts'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'
import { aidosWithAccount, atTheDoor, film, showPhoto } from '../../testing/walk-sign-in.ts'

const languages = ['kk', 'ru', 'en'] as const

/** Everything on a page that differs by nature: one-time keys, addresses and the number typed. */
function withoutNature(body: string, phone: string): string {
  return body
    .replaceAll(/name="idempotency-key" value="[^"]+"/g, '')
    .replaceAll(phone, '')
    .replaceAll(writtenPhone(phone), '')
    .replaceAll(encodeURIComponent(phone), '')
    .replaceAll(/localhost:\d+/g, 'localhost')
    .replaceAll(/\/sign-in\/[\w-]+/g, '/sign-in/UID')
}

const toCode = (base: string, browser: PlainBrowser, phone: string) =>
  browser.submit(`${base}/face`, { phone })

test.each(languages)('the first page offers every way in, in %s', async (language) => {
  const digitalId = await serveDigitalId()
  const { browser, base } = await atTheDoor(digitalId)
  const { body, response } = await browser.visit(`${base}?lang=${language}`)
  expect(response.status).toBe(200)
  expect(body).toContain(`lang="${language}"`)
  expect(body).toContain('<passkey-sign-in')
  expect(body).toContain('/register?return=')
  expect(body).toContain('Банк')
  expect(response.headers.get('content-security-policy')).toContain(digitalId.service.origin)
  expect(digitalId.faults).toEqual([])
})

test('a number that cannot be one is told on the next page, and typed anew there', async () => {
  const digitalId = await serveDigitalId()
  const { browser, base } = await atTheDoor(digitalId)
  const refused = await browser.submit(`${base}/face?lang=en`, { phone: '+7 717 212 34 56' })
  expect(refused.response.status).toBe(422)
  expect(refused.body).toContain(`action="${new URL(base).pathname}/phone"`)
  const code = await browser.submit(`${base}/phone`, { phone: '+77020000147' })
  expect(code.url.href).toBe(`${base}/code`)
})

test('who does not want to sign in goes back to the service, which is told so', async () => {
  const digitalId = await serveDigitalId()
  const { browser, base } = await atTheDoor(digitalId)
  const back = await browser.submit(`${base}/cancel`, {})
  expect(back.url.origin).toBe(digitalId.service.origin)
  expect(back.url.searchParams.get('error')).toBe('access_denied')
})

test.each(languages)('a sign-in that is over says so and shows the way, in %s', async (language) => {
  const { origin } = await serveDigitalId()
  const { response, body } = await openPlainBrowser().visit(`${origin}/sign-in/unknown?lang=${language}`)
  expect(response.status).toBe(410)
  expect(body).toContain('/sign-in"')
})

describe('given a phone with a Digital ID and one without', () => {
  test.each(languages)('every page looks alike, byte for byte, in %s', async (language) => {
    const digitalId = await serveDigitalId()
    const { phone } = await aidosWithAccount(digitalId)
    const walk = async (typed: string) => {
      const { browser, base } = await atTheDoor(digitalId)
      await browser.visit(`${base}?lang=${language}`)
      const pages = [await toCode(base, browser, typed)]
      for (const code of ['', '12ab', '000000', '111111', '222222', '333333', '444444', '555555'])
        pages.push(await browser.submit(`${base}/code`, { code }))
      return pages.map(({ response, body }) => `${response.status}\n${withoutNature(body, typed)}`)
    }
    expect(await walk('+77029999147')).toEqual(await walk(phone))
    expect(digitalId.faults).toEqual([])
  })
})

const reason = await whyNoHead()
const suite = reason === null ? 'given a real head' : `SKIPPED, because ${reason}: a real head`

describe.skipIf(reason !== null)(suite, () => {
  const otherFace = () =>
    sharp(join(projectRoot, '..', 'shared', 'faces', 'images', 'Abdullah_Nasseef_0001.jpg'))
      .resize(640)
      .jpeg()
      .toBuffer()

  async function atVideo() {
    const digitalId = await serveDigitalId()
    const person = await aidosWithAccount(digitalId)
    const head = await turningHead()
    await showPhoto(digitalId, person.iin, head.photo)
    const door = await atTheDoor(digitalId)
    const { browser, base } = door
    await toCode(base, browser, person.phone)
    const consent = await browser.submit(`${base}/code`, { code: await digitalId.newestCode(person.phone) })
    expect(consent.url.href).toBe(`${base}/consent`)
    const video = await browser.submit(`${base}/consent`, {
      agree: 'yes',
      version: consentText('kk').version,
    })
    expect(video.url.href).toBe(`${base}/video`)
    return { digitalId, person, head, ...door }
  }
  type AtVideo = Awaited<ReturnType<typeof atVideo>>

  const filmed = ({ digitalId, browser, base, head }: AtVideo, obeys: boolean) =>
    film(digitalId, browser, base, (actions) => (obeys ? head.play(actions) : head.still(30)))

  test('when the person obeys, then the service learns who it is, and the history says how', async () => {
    const at = await atVideo()
    const { digitalId, browser, learn, person } = at
    const { outcome, next } = await filmed(at, true)
    expect(outcome).toBe('verified')
    const consent = await browser.visit(new URL(next, digitalId.origin))
    const back = await browser.submit(`${consent.url.href}/allow`, {})
    expect(back.url.origin).toBe(digitalId.service.origin)
    expect(await learn(back.url)).toMatchObject({ amr: ['face', 'sms', 'mfa'] })
    const { database, clock } = digitalId.proofing
    expect((await listOperations(database, person.personId)).map(({ operation }) => operation)).toEqual([
      'consent-given',
      'signed-in',
    ])
    expect(await listSessions(database, clock, person.personId)).toMatchObject([{ program: 'digital-id' }])
    expect(digitalId.faults).toEqual([])
  })

  test('when nobody moves, then nobody comes in, the attempt counts, and the owner of the account can see it', async () => {
    const at = await atVideo()
    const { digitalId, browser, base, person } = at
    const { outcome, next } = await filmed(at, false)
    expect([outcome, next]).toEqual(['refused', `${new URL(base).pathname}/result`])
    const { body } = await browser.visit(`${base}/result`)
    expect(body).toContain('/repeat')
    expect(await listOperations(digitalId.proofing.database, person.personId)).toMatchObject([
      { operation: 'identification-refused', details: { purpose: 'sign-in', reason: 'video' } },
    ])
  })

  test('when the face is another one, the registry unknown, or the photograph missing, then the page is one and the same', async () => {
    const pages: string[] = []
    for (const spoil of ['photo', 'face', 'registry'] as const) {
      const at = await atVideo()
      const { digitalId, browser, base, person } = at
      if (spoil === 'photo') await digitalId.sandbox.ask('DELETE', `/api/people/${person.iin}/photo`)
      else if (spoil === 'face') await showPhoto(digitalId, person.iin, await otherFace())
      else await digitalId.sandbox.ask('PUT', '/api/switches/individuals', { mode: 'wrong' })
      await filmed(at, true)
      pages.push(withoutNature((await browser.visit(`${base}/result`)).body, person.phone))
    }
    expect(pages[1]).toBe(pages[0])
    expect(pages[2]).toBe(pages[0])
  }, 90_000)

  test('when the registry does not answer, then nothing is lost: asked again, it lets the person in', async () => {
    const at = await atVideo()
    const { digitalId, browser, base } = at
    await digitalId.sandbox.ask('PUT', '/api/switches/individuals', { mode: 'failing' })
    expect((await filmed(at, true)).outcome).toBe('wait')
    await digitalId.sandbox.ask('PUT', '/api/switches/individuals', { mode: 'ok' })
    const consent = await browser.submit(`${base}/ask-again`, {})
    expect(consent.body).toContain('/allow')
  })
})
