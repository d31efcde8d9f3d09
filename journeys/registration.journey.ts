import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { headMissing, openHead } from './camera.ts'
import { expectVerified, photograph, readOrder, showFace, walkToVideo } from './registering.ts'

const cameraFile = inject('cameraFile')

describe.skipIf(browserMissing || headMissing)('registering a Digital ID before a real camera', () => {
  let browser: Browser
  let head: Awaited<ReturnType<typeof openHead>>
  beforeAll(async () => {
    head = await openHead()
    await head.still(cameraFile)
    browser = await openBrowser({ camera: cameraFile })
  })
  afterAll(() => browser?.close())

  test('given a photograph in the registry, when the head obeys the order, then there is an account with its history', async () => {
    const persona = { iin: '771126300017', phone: '+77010000134' }
    const person = await openPerson(browser, { language: 'kk' })
    await photograph(person, persona, head.photo)
    const page = await person.newPage()
    await walkToVideo(page, persona)
    await expectAccessible(page)
    await head.obey(cameraFile, await readOrder(page))
    await showFace(page)
    await expectVerified(page)
    await expectAccessible(page)
    await person.close()
  })
})
