import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Action } from './camera.ts'
import { here } from './here.ts'

/** Somebody of the sandbox, as the people page shows them. */
export type Persona = { readonly iin: string; readonly phone: string }

const sandbox = here.sandbox

/** Gives a persona a photograph, as "become a sandbox citizen" does. */
export async function photograph(person: BrowserContext, { iin }: Persona, photo: Uint8Array): Promise<void> {
  const answer = await person.request.put(`${sandbox}/api/people/${iin}/photo`, {
    headers: { 'content-type': 'image/jpeg' },
    data: Buffer.from(photo),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** The words a person reads there; whether a space may break a line is not to be seen. */
export async function wordsOf(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()
}

/** What is wrong is told on top and at the field, in this sentence, and what was typed is still there. */
export async function expectProblem(page: Page, field: Question, typed: string, sentence: string) {
  expect(await wordsOf(page.locator('#error-summary li')), typed).toContain(sentence)
  expect(await wordsOf(page.locator(`#${field}-error`)), typed).toContain(sentence)
  expect(await page.locator(`input[name=${field}]`).inputValue()).toBe(typed)
}

/** Every SMS on a phone of the sandbox, newest first. */
async function readSms(
  person: BrowserContext,
  phone: string,
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const answer = await person.request.get(`${sandbox}/api/phones/${encodeURIComponent(phone)}/messages`)
  return (await answer.json()).messages
}

/** Every code that is on a phone of the sandbox by now, to tell a new one from them. */
export async function codesOn(person: BrowserContext, phone: string): Promise<readonly string[]> {
  return (await readSms(person, phone)).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
}

/** The newest code on a phone of the sandbox; waits for one that is not among those seen before. */
export async function readCode(person: BrowserContext, phone: string, seen: readonly string[] = []) {
  for (let tries = 0; tries < 40; tries++) {
    const codes = await codesOn(person, phone)
    const code = codes.find((candidate) => !seen.includes(candidate))
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`No code came to ${phone}.`)
}

/** Waits for an SMS that says this. */
export async function waitForSms(person: BrowserContext, phone: string, words: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    if ((await readSms(person, phone)).some(({ text }) => text.includes(words))) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`No SMS to ${phone} says "${words}".`)
}

/** Moves the sandbox's clock, and waits until everything that follows it has heard. */
export async function advanceClock(person: BrowserContext, seconds: number): Promise<void> {
  const answer = await person.request.post(`${sandbox}/api/clock/advance`, { data: { seconds } })
  expect(answer.ok(), await answer.text()).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 300))
}

type Mode = 'slow' | 'failing' | 'wrong'

/** Breaks a part of the State. */
export async function breakPart(
  person: BrowserContext,
  name: 'sms' | 'individuals' | 'mobile-citizens',
  mode: Mode,
): Promise<void> {
  const answer = await person.request.put(`${sandbox}/api/switches/${name}`, { data: { mode } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Mends every part of the State and sets the clock right. */
export async function mendAll(): Promise<void> {
  for (const path of ['switches/reset', 'clock/reset']) {
    const answer = await fetch(`${sandbox}/api/${path}`, { method: 'POST' })
    expect(answer.ok).toBe(true)
  }
}

/** From the home page to the question for the phone. */
export async function walkToPhone(page: Page): Promise<void> {
  await page.goto(here.portal)
  await page.locator('main .hero a[href$="/register"]').click()
  await page.locator('form[action="/register"] button').click()
  await page.waitForURL('**/register/phone')
}

/** What a page of the registration asks to be typed. */
type Question = 'phone' | 'code' | 'iin'

/** Types the answer to the question of a registration's page and sends it. */
export async function answer(page: Page, field: Question, typed: string): Promise<void> {
  await page.locator(`input[name=${field}]`).fill(typed)
  await page.locator(`form[action="/register/${field}"] button`).click()
}

/** From the home page to the question for the code. */
export async function walkToCode(page: Page, persona: Persona): Promise<void> {
  await walkToPhone(page)
  await answer(page, 'phone', persona.phone)
  await page.waitForURL('**/register/code')
}

/** From the home page to the question for the IIN; `seen` are codes of earlier SMS. */
export async function walkToIin(page: Page, persona: Persona, seen: readonly string[] = []): Promise<void> {
  await walkToCode(page, persona)
  await answer(page, 'code', await readCode(page.context(), persona.phone, seen))
  await page.waitForURL('**/register/iin')
}

/** From the home page to the page that prepares the video. */
export async function walkToVideo(page: Page, persona: Persona, seen: readonly string[] = []): Promise<void> {
  await walkToIin(page, persona, seen)
  await answer(page, 'iin', persona.iin)
  await agree(page)
  await page.waitForURL('**/register/video/prepare')
}

/** Consents to the video of the face. */
export async function agree(page: Page): Promise<void> {
  await page.locator('label[for=agree]').click()
  await page.locator('form[action$="/consent"] button').click()
}

const actionNames: Readonly<Record<string, Action>> = {
  Солға: 'left',
  Оңға: 'right',
  Тура: 'centre',
  Влево: 'left',
  Вправо: 'right',
  Прямо: 'centre',
  Left: 'left',
  Right: 'right',
  Ahead: 'centre',
}

/** The order of actions as a person reads it on the page before the camera opens. */
export async function readOrder(page: Page): Promise<readonly Action[]> {
  const names = await page.locator('.camera-order .action-order li > span:first-of-type').allTextContents()
  return names.map((name) => {
    const action = actionNames[name]
    if (!action) throw new Error(`The page asks for "${name}".`)
    return action
  })
}

/** Opens the camera and waits until the video is over. */
export async function showFace(page: Page): Promise<void> {
  const before = page.url()
  await page.locator('#camera-open').click()
  await page.waitForURL((url) => url.href !== before, { timeout: 90_000 })
}

/** The page at the end of a registration that succeeded; a refusal's own words explain the failure of the test. */
export async function expectVerified(page: Page): Promise<void> {
  const told = await page.locator('main').textContent()
  expect(await page.locator('main a[href^="/passkeys/new"]').count(), told ?? '').toBe(1)
}

/** A frame a page sends, no sooner after the last. */
const framePause = 170

/**
 * Sends a video as the page's own camera does, to its addresses and with its cookies, but without a lens and its real
 * time: for journeys that are about something else.
 */
export async function sendVideo(page: Page, frames: readonly Uint8Array[]): Promise<void> {
  const check = page.locator('camera-check')
  const addressOf = async (step: 'start' | 'frames' | 'finish') =>
    new URL((await check.getAttribute(`data-${step}`)) ?? '', page.url()).href
  const post = async (address: string, frame: Uint8Array | null, nonce: string, takenAt = 0) => {
    const answer = await page.request.post(address, {
      data: frame ? Buffer.from(frame) : '{}',
      headers: {
        accept: 'application/json',
        origin: new URL(address).origin,
        'content-type': frame ? 'image/jpeg' : 'application/json',
        'x-video-nonce': nonce,
        'x-video-taken-at': String(Math.round(takenAt)),
      },
    })
    expect(answer.ok(), `${address}: ${answer.status()} ${await answer.text()}`).toBe(true)
    return answer.json()
  }
  const [start, send, finish] = [
    await addressOf('start'),
    await addressOf('frames'),
    await addressOf('finish'),
  ]
  const { nonce } = await post(start, null, '')
  const opened = performance.now()
  for (const frame of frames) {
    const takenAt = performance.now() - opened
    await post(send, frame, nonce, takenAt)
    const pause = framePause - (performance.now() - opened - takenAt)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, pause)))
  }
  const { next } = await post(finish, null, nonce)
  await page.goto(new URL(next, finish).href)
}

/** From the home page to a Digital ID; the face is shown without a lens. */
export async function register(
  page: Page,
  persona: Persona,
  head: { readonly obeying: (actions: readonly Action[]) => Promise<readonly Uint8Array[]> },
): Promise<void> {
  await walkToVideo(page, persona)
  await sendVideo(page, await head.obeying(await readOrder(page)))
  await expectVerified(page)
}
