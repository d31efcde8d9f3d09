import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type FaceEngine, fetchModels, openFaceEngine, readFrames } from '#modules/face'
import { projectRoot } from '#platform/root'
import { findBarriers } from '#platform/testing'
import { writeFilm } from './testing/camera-film.ts'
import { type ServedPanel, servePanel } from './testing/serve-panel.tsx'

const clip = join(projectRoot, '..', 'shared', 'faces', 'pose', 'turning.mp4')
const missing = existsSync(clip) ? false : `the test clip ${clip} is not here`
const actions = ['right', 'centre', 'left'] as const

let folder: string
let engine: FaceEngine
let panel: ServedPanel
let browser: Browser | undefined

/** Frames of the clip by number: one side (5–30), straight (38), the other side (46–54). */
async function filmOfTurns(path: string): Promise<void> {
  const frames = await readFrames(clip, { framesPerSecond: 25 })
  const scene = (number: number, seconds: number) => ({ jpeg: frames[number]!.jpeg, seconds })
  const passing = (...numbers: number[]) => numbers.map((number) => scene(number, 0.1))
  await writeFilm(path, [
    scene(38, 2.5),
    ...passing(37, 36, 33, 30),
    scene(15, 4),
    ...passing(30, 33, 36, 37),
    scene(38, 4),
    ...passing(39, 40, 41, 42),
    scene(46, 7),
  ])
}

async function filmOfDark(path: string): Promise<void> {
  const black = { width: 640, height: 480, channels: 3, background: '#000' } as const
  await writeFilm(path, [{ jpeg: await sharp({ create: black }).jpeg().toBuffer(), seconds: 2 }])
}

async function openPage(
  args: readonly string[],
  permission: 'allowed' | 'denied',
  options: { readonly userAgent?: string; readonly lang?: string } = {},
): Promise<Page> {
  browser = await chromium.launch({
    executablePath: process.env.SENIM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', ...args],
  })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: permission === 'allowed' ? ['camera'] : [],
    ...(options.userAgent && { userAgent: options.userAgent }),
  })
  const page = await context.newPage()
  await page.goto(`${panel.url}?lang=${options.lang ?? 'en'}`)
  return page
}

const fakeCamera = (film: string) => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

beforeAll(async () => {
  if (missing) return
  folder = await mkdtemp(join(tmpdir(), 'senim-film-'))
  const modelsFolder = await fetchModels()
  engine = openFaceEngine({ workers: 1, modelsFolder })
  panel = await servePanel({ actions, engine, modelsFolder })
  await Promise.all([filmOfTurns(join(folder, 'turns.mjpeg')), filmOfDark(join(folder, 'dark.mjpeg'))])
}, 120_000)

afterEach(async () => {
  await browser?.close()
  browser = undefined
})

afterAll(async () => {
  await panel?.close()
  await engine?.close()
  if (folder) await rm(folder, { recursive: true })
})

describe.skipIf(missing)('the camera in a real browser', () => {
  test('a person turns as asked, the frames go up, and the page moves on', { timeout: 90_000 }, async () => {
    const page = await openPage(fakeCamera(join(folder, 'turns.mjpeg')), 'allowed')
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(String(error)))
    page.on(
      'console',
      (message) => /Security Policy|rror:/.test(message.text()) && troubles.push(message.text()),
    )
    const said = await page.evaluateHandle(() => [] as string[])
    await page.evaluate((list) => {
      new MutationObserver(() => {
        const cue = document.querySelector('.camera-cue')?.textContent ?? ''
        if (cue !== list.at(-1)) list.push(cue)
      }).observe(document.querySelector('.camera')!, { childList: true, subtree: true, characterData: true })
    }, said)
    await page.click('#camera-open')
    await page.waitForSelector('camera-check[data-hints="page"]', { timeout: 30_000 })
    const rates: number[] = []
    let look = '0'
    while (!page.url().endsWith('/done') && rates.length < 200) {
      const seen = await page
        .evaluate(() => ({ ...document.querySelector<HTMLElement>('camera-check')?.dataset }))
        .catch(() => ({ hintRate: '0', lookMilliseconds: look }))
      rates.push(Number(seen.hintRate ?? 0))
      look = seen.lookMilliseconds ?? look
      await page.waitForTimeout(250)
    }
    expect(page.url()).toMatch(/\/done$/)
    expect(troubles).toEqual([])

    // Two under way may overtake each other; the time in the header is their order.
    const frames = panel.video.frames.toSorted((a, b) => a.takenAt - b.takenAt)
    const hints = rates.filter((rate) => rate > 0)
    console.log(
      `hints a second: ${hints.map((rate) => rate.toFixed(1)).join(' ')}; the last look took ${look} ms; ${frames.length} frames sent`,
    )
    expect(hints.length).toBeGreaterThan(0)
    expect(frames.length).toBeGreaterThan(20)
    for (const frame of frames) {
      expect(frame).toMatchObject({ type: 'image/jpeg', nonce: 'n-0123456789' })
      const { format, width, height } = await sharp(frame.jpeg).metadata()
      expect({ format, fits: width * height <= 640 * 480 }).toEqual({ format: 'jpeg', fits: true })
    }
    expect(Math.max(...frames.map(({ underWay }) => underWay))).toBeLessThanOrEqual(2)
    for (const [i, { takenAt }] of frames.entries())
      expect(Math.abs(i - panel.video.frames.findIndex((frame) => frame.takenAt === takenAt))).toBeLessThan(2)
    const asked = frames.map(({ action }) => action)
    expect(asked).toEqual([...asked].sort((a, b) => a - b))
    expect(new Set(asked)).toEqual(new Set([0, 1, 2]))
    expect(panel.video.verdict()?.liveness).toMatchObject({ actions: [...actions], reasons: [], live: true })
  })

  test('without permission the panel tells how to give it back on this device', async () => {
    const page = await openPage(['--use-fake-device-for-media-stream', '--deny-permission-prompts'], 'denied')
    await page.click('#camera-open')
    await page.waitForSelector('[data-failure="denied"]:not([hidden])')
    expect(await page.isVisible('[data-failure="denied"] [data-device="computer-chromium"]')).toBe(true)
    expect(await page.isVisible('[data-failure="denied"] [data-device="iphone"]')).toBe(false)
    expect(await page.getAttribute('camera-check', 'data-problem')).toBe('denied')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('camera-denied')
  })

  test('a machine without a camera leads to the phone', async () => {
    const page = await openPage(['--use-fake-ui-for-media-stream'], 'allowed')
    await page.click('#camera-open')
    await page.waitForSelector('[data-failure="no-camera"]:not([hidden])')
    expect(await page.isVisible('a[href="/phone"]')).toBe(true)
  })

  test('inside a messenger the panel names the way to a browser', async () => {
    const userAgent =
      'Mozilla/5.0 (Linux; Android 13; K; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0 Mobile Safari/537.36 WhatsApp/2.24'
    const page = await openPage(
      ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
      'denied',
      { userAgent },
    )
    await page.click('#camera-open')
    await page.waitForSelector('[data-failure="in-app-browser"]:not([hidden])')
    expect(await page.isVisible('a[href="/firefox"]')).toBe(true)
  })

  test('a covered lens is told, and trying again draws a new order', async () => {
    const page = await openPage(fakeCamera(join(folder, 'dark.mjpeg')), 'allowed')
    await page.click('#camera-open')
    await page.waitForSelector('[data-failure="black"]:not([hidden])', { timeout: 15_000 })
    await page.click('[data-failure="black"] [data-part="retry"] button')
    await page.waitForSelector('[data-view="begin"]:not([hidden])')
  })

  test.each([
    ['kk', 320, 'light'],
    ['ru', 390, 'dark'],
    ['en', 1280, 'light'],
  ] as const)('every view in %s at %i px (%s) is accessible and fits', async (lang, width, colorScheme) => {
    const page = await openPage([], 'denied', { lang })
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const view of ['begin', 'asking', 'live', 'checking', 'failed']) {
      await page.evaluate((shown) => {
        for (const part of document.querySelectorAll<HTMLElement>('[data-view]'))
          part.hidden = part.dataset.view !== shown
        for (const part of document.querySelectorAll<HTMLElement>('[data-failure], [data-device]'))
          part.hidden = false
      }, view)
      expect({ view, barriers: await findBarriers(page) }).toEqual({ view, barriers: [] })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })

  test('without script the other ways are there and no dead button is', async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(panel.url)
    expect(await page.isVisible('#camera-open')).toBe(false)
    await page.waitForSelector('.camera-without-script a[href="/office"]', { state: 'visible' })
  })
})
