import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '#platform/root'
import type { openHead } from './camera.ts'
import { here } from './here.ts'
import { readOrder, sendVideo } from './registering.ts'

const folder = join(projectRoot, '..', 'shared', 'documents', 'synthetic')

/** A card that was drawn, of a person who was made up. */
export const card = {
  front: join(folder, 'c4000_front_L0.jpg'),
  back: join(folder, 'c4000_back_L0.jpg'),
  fields: {
    surname: 'Құнанбаева',
    name: 'Қарлығаш',
    patronymic: 'Серікқызы',
    iin: '900321430428',
    number: '003202826',
    'birthDate-day': '21',
    'birthDate-month': '3',
    'birthDate-year': '1990',
    'issued-day': '21',
    'issued-month': '12',
    'issued-year': '2016',
    'expires-day': '20',
    'expires-month': '12',
    'expires-year': '2026',
  },
} as const

/** Journeys with documents need pictures of cards; without them they are skipped, and the run says so. */
export const cardMissing: string | false = existsSync(card.front) ? false : `no ${card.front}`

/** From the choice of the document to the page that says when it will be decided; returns the address of that page. */
export async function attachCard(page: Page, head: Awaited<ReturnType<typeof openHead>>): Promise<string> {
  await page.goto(`${here.digitalId}/documents/new?kind=id-card`)
  await page.locator('form[action="/documents/new"] button').click()
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/)
  const base = /^.*\/documents\/[0-9a-f-]{36}/.exec(page.url())![0]
  for (const side of ['front', 'back'] as const) {
    await page.goto(`${base}/${side}`)
    await page.locator('#picture').setInputFiles(card[side])
    await page.locator('form:has(#picture) button[type=submit]').first().click()
    await page.locator(`main a[href$="/${side}?again"].ds-button`).waitFor({ timeout: 60_000 })
  }
  await page.goto(`${base}/fields`)
  for (const [name, value] of Object.entries(card.fields)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('form[action$="/fields"] button[type=submit]').last().click()
  await page.waitForURL(`${base}/video`)
  await page.locator('label[for=agree]').click()
  await page.locator('form[action$="/video"] button').click()
  await page.waitForURL('**/video/camera')
  await sendVideo(page, await head.obeying(await readOrder(page)))
  await page.waitForURL(`${base}/check**`)
  await page.locator('form[action$="/check"] button').click()
  await page.waitForURL(`${base}?sent`)
  return base
}
