import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findBarriers, overflowOf } from '#platform/testing'

const executablePath = process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium'

/** Journeys need a browser; without one they are skipped, and the run says so. */
export const browserMissing: string | false = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath}`

/**
 * Opens Chromium; `camera` is a motion-JPEG file that stands before its lens and is read anew each time a page opens the
 * camera. To the question about the camera the person answers "Allow", or "Block" where `refuses`.
 */
export function openBrowser(
  options: {
    readonly camera?: string
    readonly refuses?: boolean
    /** SHA-256 of a public key in base64: its certificate is believed, as after the one visit to NCALayer's address. */
    readonly trusts?: string
  } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      options.refuses ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
      ...(options.camera || options.refuses ? ['--use-fake-device-for-media-stream'] : []),
      ...(options.trusts ? [`--ignore-certificate-errors-spki-list=${options.trusts}`] : []),
      ...(options.camera ? [`--use-file-for-fake-video-capture=${options.camera}`] : []),
    ],
  })
}

let people = 0

/** Everybody has an address of their own, told by the reverse proxy that the stage says it stands behind. */
function nextAddress(): string {
  people += 1
  return `10.${process.pid % 256}.${Math.floor(people / 256)}.${people % 256}`
}

/** A person at a device: a phone of 390 px by default. */
export async function openPerson(
  browser: Browser,
  options: {
    readonly language?: 'kk' | 'ru' | 'en'
    readonly width?: number
    readonly script?: boolean
    readonly dark?: boolean
    readonly userAgent?: string
    /** The camera is allowed for good, so that the browser does not ask. */
    readonly camera?: boolean
  } = {},
): Promise<BrowserContext> {
  const person = await browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    locale: options.language ?? 'kk',
    timezoneId: 'Asia/Almaty',
    javaScriptEnabled: options.script ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
    permissions: options.camera === false ? [] : ['camera'],
    extraHTTPHeaders: { 'x-forwarded-for': nextAddress() },
    ...(options.userAgent ? { userAgent: options.userAgent } : {}),
  })
  person.setDefaultTimeout(15_000)
  return person
}

/** WCAG 2.2 AA by axe, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findBarriers(page), page.url()).toEqual([])
  expect(await overflowOf(page), `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}
