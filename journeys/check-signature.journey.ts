import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64Bytes, base64Of, signCms, webSigningKey } from '#eds'
import { browserMissing, expectAccessible, openBrowser, openPerson } from './browser.ts'
import { here } from './here.ts'

const { portal, sandbox } = here
const content = new TextEncoder().encode('Келісімшарт № 17')

/** A contract signed by the first head of a company of the sandbox. */
async function signedContract(): Promise<Buffer> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const publicKey = base64Of(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)))
  const order = { iin: '771126300017', bin: '150440000013', role: 'first-head', publicKey }
  const answer = await fetch(`${sandbox}/api/authority/certificates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  })
  const { certificate, chain } = await answer.json()
  const key = webSigningKey(pair.privateKey, { kind: 'ecdsa', hash: 'SHA-256' })
  const signer = { key, certificate: base64Bytes(certificate), chain: [base64Bytes(chain[0])] }
  return Buffer.from(await signCms({ content, attached: true }, signer))
}

describe.skipIf(browserMissing)('given a signed contract from a partner', () => {
  let browser: Browser
  let contract: Buffer
  beforeAll(async () => {
    browser = await openBrowser()
    contract = await signedContract()
  })
  afterAll(() => browser?.close())

  test.each([
    ['kk', 'Қолтаңба дұрыс', 390, false],
    ['ru', 'Подпись верна', 1280, true],
    ['en', 'The signature is valid', 320, false],
  ] as const)('without script, in %s, anybody learns who signed it', async (language, title, width, dark) => {
    const person = await openPerson(browser, { language, width, dark, script: false })
    const page = await person.newPage()
    await page.goto(`${portal}/?lang=${language}`)
    await page.locator('main a[href="/check-signature"]').click()
    const file = { name: 'contract.txt.cms', mimeType: 'application/octet-stream', buffer: contract }
    await page.locator('#signature').setInputFiles(file)
    await page.locator('main button[type=submit]').click()
    expect(await page.locator('h1').textContent()).toBe(title)
    expect(await page.locator('main').textContent()).toContain('150440000013')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download="contract.txt"]').click(),
    ])
    expect(download.suggestedFilename()).toBe('contract.txt')
    await person.close()
  })

  test('the verdict is accessible', async () => {
    const person = await openPerson(browser, { language: 'kk' })
    const page = await person.newPage()
    await page.goto(`${portal}/check-signature`)
    await page
      .locator('#signature')
      .setInputFiles({ name: 'contract.txt.cms', mimeType: 'application/octet-stream', buffer: contract })
    await page.locator('main button[type=submit]').click()
    await page.getByText('TOTAL_PASSED').waitFor()
    await expectAccessible(page)
    await person.close()
  })
})
