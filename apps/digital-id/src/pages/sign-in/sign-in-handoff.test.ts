import { describe, expect, test } from 'vitest'
import { consentText } from '#modules/identity-proofing'
import { openPlainBrowser, type PlainBrowser } from '#platform/testing'
import { turningHead, whyNoHead } from '../../../../../modules/identity-proofing/src/testing/turning-head.ts'
import { type ServedDigitalId, serveDigitalId } from '../../testing/serve-digital-id.ts'
import { aidosWithAccount, atTheDoor, film, showPhoto } from '../../testing/walk-sign-in.ts'

/** Somebody at a computer whose sign-in waits for the consent, or for the video. */
async function atComputer() {
  const digitalId = await serveDigitalId()
  const person = await aidosWithAccount(digitalId)
  const door = await atTheDoor(digitalId)
  const computer = door.browser
  await computer.submit(`${door.base}/face`, { phone: person.phone })
  const code = await digitalId.newestCode(person.phone)
  await computer.submit(`${door.base}/code`, { code })
  return { digitalId, person, computer, ...door }
}

const agree = (browser: PlainBrowser, base: string) =>
  browser.submit(`${base}/consent`, { agree: 'yes', version: consentText('kk').version })

/** The page with the QR code at the computer, and what it offers. */
async function handOver(computer: PlainBrowser, base: string) {
  const { url, body } = await computer.submit(`${base}/handoff`, {})
  expect(url.href).toBe(`${base}/handoff`)
  return {
    link: /href="([^"]+\/register\/continue\/[\w-]+)"/.exec(body)?.[1] ?? '',
    shortCode: /<strong>([\w-]+)<\/strong>/.exec(body)?.[1] ?? '',
  }
}

test('before the phone is proved there is nothing to hand over', async () => {
  const digitalId = await serveDigitalId()
  const { browser, base } = await atTheDoor(digitalId)
  await browser.submit(`${base}/face`, { phone: '+77020000147' })
  expect((await browser.submit(`${base}/handoff`, {})).url.pathname).toMatch(/\/code$/)
})

test('a sign-in goes on at the phone by link or by code, the computer waits, and takes it back', async () => {
  const { computer, base, digitalId } = await atComputer()
  const { link } = await handOver(computer, base)
  const phone = openPlainBrowser()
  const preview = await phone.visit(`${link}?lang=en`)
  expect(preview.body).toContain('they want to sign in as you')
  expect((await phone.submit(link, {})).url.href).toBe(`${base}/consent`)

  const waiting = await computer.visit(`${base}/handoff`)
  expect(waiting.url.href).toBe(`${base}/elsewhere`)
  expect(waiting.body).toContain('<handoff-watch')
  expect((await computer.visit(`${base}/video`)).url.href).toBe(`${base}/elsewhere`)

  expect((await computer.submit(`${base}/take-back`, {})).url.href).toBe(`${base}/consent`)
  expect((await phone.visit(`${base}/consent`)).url.href).toBe(`${base}/elsewhere`)

  const { shortCode } = await handOver(computer, base)
  const tablet = openPlainBrowser()
  const { url } = await tablet.submit(`${digitalId.origin}/register/continue`, { code: shortCode })
  expect(url.href).toBe(`${base}/consent`)
  expect(digitalId.faults).toEqual([])
})

test('the other device cannot finish a sign-in of its own with it', async () => {
  const { computer, base, digitalId } = await atComputer()
  const { link } = await handOver(computer, base)
  const stranger = (await atTheDoor(digitalId)) satisfies { readonly browser: PlainBrowser }
  await stranger.browser.submit(link, {})
  const { response } = await stranger.browser.submit(`${stranger.base}/finish`, {})
  expect(response.status).toBe(410)
})

const reason = await whyNoHead()
const suite = reason === null ? 'given a real head' : `SKIPPED, because ${reason}: a real head`

describe.skipIf(reason !== null)(suite, () => {
  const showFace = async (digitalId: ServedDigitalId, phone: PlainBrowser, base: string) => {
    const head = await turningHead()
    return film(digitalId, phone, base, (actions) => head.play(actions))
  }

  test('the face shown at the phone signs in at the computer', async () => {
    const { computer, base, digitalId, person, learn } = await atComputer()
    await showPhoto(digitalId, person.iin, (await turningHead()).photo)
    const { link } = await handOver(computer, base)
    const phone = openPlainBrowser()
    await phone.submit(link, {})
    expect((await agree(phone, base)).url.href).toBe(`${base}/video`)
    const { outcome, next } = await showFace(digitalId, phone, base)
    expect([outcome, next]).toEqual(['verified', `${new URL(base).pathname}/done`])

    const consent = await computer.visit(`${base}/elsewhere`)
    expect(consent.body).toContain('/allow')
    const back = await computer.submit(`${consent.url.href.split('?')[0]}/allow`, {})
    expect(await learn(back.url)).toMatchObject({ amr: ['face', 'sms', 'mfa'] })

    expect((await phone.visit(`${base}/done`)).response.status).toBe(200)
    expect((await phone.submit(`${base}/finish`, {})).response.status).toBe(410)
    expect(digitalId.faults).toEqual([])
  })
})
