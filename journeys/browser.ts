import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const executablePath = process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium'

/** Journeys need a browser; without one they are skipped, and the run says so. */
export const browserMissing: string | false = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath}`

/** Opens Chromium; `camera` is a motion-JPEG file that stands before its lens and is read anew each time a page opens the camera. */
export function openBrowser(options: { readonly camera?: string } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      ...(options.camera
        ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${options.camera}`]
        : []),
    ],
  })
}

/** A person at a device: a phone of 390 px by default. */
export function openPerson(
  browser: Browser,
  options: {
    readonly language?: 'kk' | 'ru' | 'en'
    readonly width?: number
    readonly script?: boolean
    readonly dark?: boolean
  } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    locale: options.language ?? 'kk',
    timezoneId: 'Asia/Almaty',
    javaScriptEnabled: options.script ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
    permissions: ['camera'],
  })
}

/** WCAG 2.2 AA by axe, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`),
    page.url(),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}
