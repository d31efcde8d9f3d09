import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Action } from './camera.ts'

/** Somebody of the sandbox, as the people page shows them. */
export type Persona = { readonly iin: string; readonly phone: string }

const sandbox = inject('sandbox')

/** Gives a persona a photograph, as "become a sandbox citizen" does. */
export async function photograph(person: BrowserContext, { iin }: Persona, photo: Uint8Array): Promise<void> {
  const answer = await person.request.put(`${sandbox}/api/people/${iin}/photo`, {
    headers: { 'content-type': 'image/jpeg' },
    data: Buffer.from(photo),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** The newest code on a phone of the sandbox; waits for one that is not among those seen before. */
export async function readCode(person: BrowserContext, phone: string, seen: ReadonlySet<string> = new Set()) {
  for (let tries = 0; tries < 40; tries++) {
    const answer = await person.request.get(`${sandbox}/api/phones/${encodeURIComponent(phone)}/messages`)
    const { messages }: { messages: readonly { readonly id: string; readonly text: string }[] } =
      await answer.json()
    const code = messages.filter(({ id }) => !seen.has(id)).map(({ text }) => /\d{6}/.exec(text)?.[0])[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`No code came to ${phone}.`)
}

/** From the home page to the page that prepares the video. */
export async function walkToVideo(page: Page, persona: Persona): Promise<void> {
  await page.goto(inject('portal'))
  await page.locator('main .hero a[href$="/register"]').click()
  await page.locator('form[action="/register"] button').click()
  await page.locator('input[name=phone]').fill(persona.phone)
  await page.locator('form[action="/register/phone"] button').click()
  await page.locator('input[name=code]').fill(await readCode(page.context(), persona.phone))
  await page.locator('form[action="/register/code"] button').click()
  await page.locator('input[name=iin]').fill(persona.iin)
  await page.locator('form[action="/register/iin"] button').click()
  await page.locator('label[for=agree]').click()
  await page.locator('form[action="/register/consent"] button').click()
  await page.waitForURL('**/register/video/prepare')
}

/** The order of actions as the page shows it before the camera opens. */
export async function readOrder(page: Page): Promise<readonly Action[]> {
  const order = await page.locator('[data-actions]').first().getAttribute('data-actions')
  return (order ?? '').split(',') as Action[]
}

/** Opens the camera and waits until the video is over. */
export async function showFace(page: Page): Promise<void> {
  await page.locator('#camera-open').click()
  await page.waitForURL(/\/register\/(result|locked|video\/prepare\?)/, { timeout: 90_000 })
}
