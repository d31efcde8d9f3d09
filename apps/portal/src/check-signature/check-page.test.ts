import { extractText, getDocumentProxy } from 'unpdf'
import { expect, onTestFinished, test } from 'vitest'
import { addCmsSigner, base64Of, pemOf, webSigningKey } from '#eds'
import { openPortal } from '../testing/open-portal.ts'

const content = new TextEncoder().encode('Келісімшарт № 17')
const head = { iin: '771126300017', bin: '150440000013', role: 'first-head' } as const
const aidos = { iin: '850715300013' } as const

type Sent = string | Uint8Array
const fileOf = (name: string, bytes: Sent) =>
  new File([typeof bytes === 'string' ? bytes : bytes.slice()], name)

async function openCheck() {
  const portal = await openPortal()
  const check = (signature: readonly [string, Sent] | null, document?: readonly [string, Sent]) => {
    const body = new FormData()
    if (signature) body.set('signature', fileOf(...signature))
    if (document) body.set('content', fileOf(...document))
    return portal.open('/check-signature', { body })
  }
  return { ...portal, check }
}

const hrefOf = (html: string, type: string) =>
  Buffer.from(new RegExp(`href="data:${type};base64,([^"]*)"`).exec(html)?.[1] ?? '', 'base64')

test("the head's signature is told in words: who, for whom, as whom, when, by whom; what was signed is given back", async () => {
  const { check, signing } = await openCheck()
  const signer = await signing.order(head)
  const { status, html } = await check(['contract.txt.cms', await signer.sign(content)])
  expect(status).toBe(200)
  for (const words of [
    'Подпись верна',
    'После подписания документ не меняли',
    head.iin,
    head.bin,
    'первый руководитель организации',
    'SANDBOX',
    'ECDSA-SHA256',
    'TOTAL_PASSED',
    'Время подписания не доказано',
    'нигде не сохраняются',
    'download="contract.txt"',
  ])
    expect(html).toContain(words)
  expect(new Uint8Array(hrefOf(html, 'application/octet-stream'))).toEqual(content)
})

test('the report as PDF says the same; PEM and base64 are taken as DER is', async () => {
  const { check, signing } = await openCheck()
  const der = await (await signing.order(head)).sign(content)
  const { html } = await check(['contract.cms', pemOf('CMS', der)])
  const pdf = await getDocumentProxy(new Uint8Array(hrefOf(html, 'application/pdf')))
  const { text } = await extractText(pdf, { mergePages: true })
  const said = [
    'Отчёт о проверке подписи',
    'Подпись верна',
    head.iin,
    head.bin,
    'contract.cms',
    'TOTAL_PASSED',
  ]
  for (const words of said) expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  expect((await check(['signature.txt', base64Of(der)])).html).toContain('TOTAL_PASSED')
})

test('a detached signature: with its document, without it, with another one, and the two files swapped', async () => {
  const { check, signing } = await openCheck()
  const der = await (await signing.order(aidos)).sign(content, false)
  const signature = ['contract.sig', der] as const
  expect((await check(signature, ['contract.txt', content])).html).toContain('TOTAL_PASSED')
  expect((await check(signature)).html).toContain('Добавьте и сам документ')
  expect(await check(signature, ['contract.txt', 'другой']).then(({ html }) => html)).toContain(
    'TOTAL_FAILED / HASH_FAILURE',
  )
  const swapped = await check(['contract.txt', content], signature)
  expect(swapped.html).toContain('TOTAL_PASSED')
  expect(swapped.html).toContain('Файлы были перепутаны местами')
})

test('of several signers each has a verdict of their own, and the worst stands above', async () => {
  const { check, signing, sandbox } = await openCheck()
  const [first, second] = await Promise.all([signing.order(head), signing.order(aidos)])
  const key = await crypto.subtle.importKey(
    'pkcs8',
    second.pkcs8.slice(),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
  const draft = {
    key: webSigningKey(key, { kind: 'ecdsa', hash: 'SHA-256' }),
    certificate: second.certificate,
  } as const
  const both = await addCmsSigner(await first.sign(content), draft)
  await sandbox.ask('POST', `/api/authority/certificates/${second.serialNumber}/revoke`, {
    reason: 'key-compromise',
  })
  const { html } = await check(['contract.cms', both])
  for (const words of [
    'Хотя бы одну подпись подтвердить не удалось',
    'Подпись 1 из 2',
    'Подпись 2 из 2',
    'INDETERMINATE / REVOKED_NO_POE',
    'Сертификат отозван',
  ])
    expect(html).toContain(words)
})

test('what cannot be checked comes back with what to do, and never as a fault', async () => {
  const { check, faults } = await openCheck()
  onTestFinished(() => expect(faults).toEqual([]))
  expect(await check(null)).toMatchObject({
    status: 422,
    html: expect.stringContaining('Выберите файл подписи'),
  })
  expect((await check(['a.cms', ''])).html).toContain('Файл «a.cms» пустой')
  const large = await check(['big.cms', new Uint8Array(11 * 1024 * 1024)])
  expect(large.status).toBe(422)
  expect(large.html).toContain('занимает 11 МБ, а мы принимаем до 10 МБ')
  for (const bytes of [Uint8Array.of(0), new Uint8Array(5000).fill(48), '<x/>', '%PDF-1.7'])
    expect((await check(['x', bytes])).html).toContain('TOTAL_FAILED / FORMAT_FAILURE')
})

test('larger than the site takes: a page that says so', async () => {
  const { site } = await openCheck()
  const response = await site.request('/check-signature', {
    method: 'POST',
    headers: { origin: 'http://localhost:3000', cookie: 'senim_lang=ru', 'content-length': '99000000' },
    body: 'x',
  })
  expect(response.status).toBe(413)
  expect(await response.text()).toContain('Файл слишком большой')
})

test('a name that is a trap is only a name', async () => {
  const { check, signing } = await openCheck()
  const der = await (await signing.order(aidos)).sign(content)
  const { html } = await check(['../..\\evil"><script>alert(1)</script>.cms', der])
  expect(html).not.toContain('<script>alert')
  expect(html).toContain('TOTAL_PASSED')
})
