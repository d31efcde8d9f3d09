import { execFile } from 'node:child_process'
import { rename, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { projectRoot } from '#platform/root'
import {
  drawPersonaCard,
  drawPersonaPassport,
} from '../modules/identity-documents/src/testing/persona-card.ts'
import { openPerson } from './browser.ts'
import { here } from './here.ts'
import { keepPasskeys } from './passkeys.ts'
import type { Persona } from './registering.ts'

const sandbox = here.sandbox
const office = here.office

/** The identity card of somebody of the sandbox, with the photograph that the register has; it may have expired. */
export async function cardOf(
  person: BrowserContext,
  { iin }: Persona,
  photo: Uint8Array,
  change: { readonly expiresOn?: string; readonly issuedOn?: string } = {},
) {
  const persona = await personaOf(person, iin)
  const [known] = persona.documents
  if (!known) throw new Error(`${iin} has no document in the register.`)
  const paper = { ...known, ...change }
  return { paper, ...(await drawPersonaCard(persona, paper, photo)) }
}

/** The data page of a passport of somebody of the sandbox. */
export async function passportOf(person: BrowserContext, { iin }: Persona): Promise<Buffer> {
  const paper = { number: 'N12345678', issuedOn: '2022-05-14', expiresOn: '2032-05-13' }
  return drawPersonaPassport(await personaOf(person, iin), paper)
}

type KnownPersona = Parameters<typeof drawPersonaCard>[0] & {
  readonly documents: readonly Parameters<typeof drawPersonaCard>[1][]
}

async function personaOf(person: BrowserContext, iin: string): Promise<KnownPersona> {
  return (await person.request.get(`${sandbox}/api/people/${iin}`)).json()
}

/** Lays a picture before the camera's lens; the page reads the film anew when it opens the camera. */
export async function layBeforeCamera(file: string, picture: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, Buffer.concat(Array.from({ length: 30 }, () => picture)))
  await rename(`${file}.new`, file)
}

/** Opens the rear camera and waits until the picture took itself and was read. */
export async function holdBeforeCamera(page: Page): Promise<void> {
  await page.locator('#document-open').click()
  await page.waitForSelector('card-corners', { timeout: 60_000 })
}

/** Sends a picture by the form, with script or without. */
export async function sendFile(page: Page, picture: Buffer): Promise<void> {
  const file = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: picture }
  await page.locator('#picture').setInputFiles(file)
  await page.locator('form:has(#picture) button').click()
  await page.waitForSelector('card-corners', { timeout: 60_000, state: 'attached' })
}

/** A moderator whom the operator invited, at the office's queue. */
export async function openModerator(browser: Browser, iin: string): Promise<Page> {
  const senim = ['apps/senim/src/main.ts', 'staff', 'invite']
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...senim, '--role', 'moderator', '--name', 'Серікова Айжан', '--iin', iin, '--json'],
    { cwd: projectRoot, env: { ...process.env, ...here.settings } },
  )
  const person = await openPerson(browser, { language: 'ru', width: 1440 })
  const page = await person.newPage()
  await keepPasskeys(page)
  await page.goto(JSON.parse(stdout).link)
  await page.click('passkey-offer button')
  await page.waitForURL(`${office}/?joined`)
  return page
}

/** The next case of the queue, opened. */
export async function takeNextCase(moderator: Page): Promise<void> {
  await moderator.goto(`${office}/documents`)
  await moderator.keyboard.press('n')
  await moderator.waitForURL(/\/documents\/[0-9a-f-]{36}/)
  expect(await moderator.locator('zoom-picture').count()).toBeGreaterThan(0)
}
