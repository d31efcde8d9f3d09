import { expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import type { PlainBrowser } from '#platform/testing'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'
import { aidosWithAccount, atTheDoor } from '../../testing/walk-sign-in.ts'

/** What the page gives to sign: the file of its last way. */
function challengeIn(body: string): Uint8Array {
  return Buffer.from(/data:application\/json;base64,([^"]+)/.exec(body)?.[1] ?? '', 'base64')
}

async function bring(browser: PlainBrowser, base: string, cms: Uint8Array) {
  const form = new FormData()
  form.set('signature', new File([cms.slice()], 'sign-in.json.cms'))
  return browser.visit(`${base}/eds`, {
    method: 'POST',
    body: form,
    headers: { origin: new URL(base).origin, 'sec-fetch-site': 'same-origin' },
  })
}

test('without script: the challenge is taken, signed elsewhere and brought; the service learns by what it was', async () => {
  const digitalId = await serveDigitalId()
  const person = await aidosWithAccount(digitalId)
  const { browser, base, learn, arrival } = await atTheDoor(digitalId)
  expect(arrival.body).toContain(`href="${new URL(base).pathname}/eds"`)
  const page = await browser.visit(`${base}/eds`)
  expect(page.body).toContain('<sign-with-ncalayer')
  expect(page.body).toContain('<sign-with-key-file')
  expect(page.response.headers.get('content-security-policy')).toContain('wss:')
  const signer = await digitalId.signing.order({ iin: person.iin, use: 'authentication' })
  const consent = await bring(browser, base, await signer.sign(challengeIn(page.body)))
  const back = await browser.submit(`${consent.url.href}/allow`, {})
  expect(await learn(back.url)).toMatchObject({ amr: ['eds', 'pop', 'mfa'], acr: 'urn:senim:acr:eds' })
  const operations = await listOperations(digitalId.proofing.database, person.personId)
  expect(operations).toContainEqual(
    expect.objectContaining({ operation: 'signed-in', details: expect.objectContaining({ method: 'eds' }) }),
  )
  expect(digitalId.faults).toEqual([])
})

test('refused, the page says why and gives another challenge; with it the same person comes in', async () => {
  const digitalId = await serveDigitalId()
  const person = await aidosWithAccount(digitalId)
  const { browser, base } = await atTheDoor(digitalId)
  const first = await browser.visit(`${base}/eds?lang=ru`)
  const wrong = await digitalId.signing.order({ iin: person.iin })
  const refused = await bring(browser, base, await wrong.sign(challengeIn(first.body)))
  expect(refused.response.status).toBe(422)
  expect(refused.body).toContain('Это ключ для подписи документов')
  expect(challengeIn(refused.body)).not.toEqual(challengeIn(first.body))
  expect((await bring(browser, base, new Uint8Array())).body).toContain('Файл подписи не выбран')
  const right = await digitalId.signing.order({ iin: person.iin, use: 'authentication' })
  const consent = await bring(browser, base, await right.sign(challengeIn(refused.body)))
  expect(consent.body).toContain('/allow')
})

test('a key without a Digital ID is led to the registration and back', async () => {
  const digitalId = await serveDigitalId()
  const { browser, base } = await atTheDoor(digitalId)
  const { body } = await browser.visit(`${base}/eds?lang=en`)
  const signer = await digitalId.signing.order({ iin: '850715300013', use: 'authentication' })
  const refused = await bring(browser, base, await signer.sign(challengeIn(body)))
  expect(refused.response.status).toBe(422)
  expect(refused.body).toContain('there is no Digital ID with this IIN yet')
  expect(refused.body).toContain(`/register?return=${encodeURIComponent(new URL(base).pathname)}`)
})
