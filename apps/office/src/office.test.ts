import { describe, expect, test } from 'vitest'
import { createOffice } from './office.tsx'
import { openOffice } from './testing/open-office.ts'

const { doors, at } = await openOffice()
const visitor = at()

describe.each([
  ['kk', 'Қызметкер ретінде кіру', 'түпнұсқасы', 'Мұнда ешкім қабылдамайды'],
  ['ru', 'Войти как сотрудник', 'оригинал', 'Здесь никто не ведёт приём'],
  ['en', 'Sign in as staff', 'the original', 'Nobody receives visitors here'],
])('in %s', (language, signIn, original, sandbox) => {
  test('the first page shows visitors and staff their ways', async () => {
    const { status, body } = await visitor.read('/', language)
    expect(status).toBe(200)
    expect(body).toContain(`lang="${language}"`)
    expect(body).toContain(signIn)
    expect(body).toContain('href="/visit"')
  })

  test('a visitor learns what to bring, and that in the sandbox nobody waits for them', async () => {
    const { body } = await visitor.read('/visit', language)
    expect(body).toContain(original)
    expect(body).toContain(sandbox)
  })

  test('in production nothing speaks of a sandbox', async () => {
    const production = createOffice({ ...doors, sandbox: null })
    const page = await production.request(`/visit?lang=${language}`)
    expect(await page.text()).not.toContain(sandbox)
  })

  test('a page that is not there says so', async () => {
    expect((await visitor.read('/nowhere', language)).status).toBe(404)
  })
})

test('pages of the office are kept in no cache and framed by nobody', async () => {
  const { headers } = await visitor.read('/')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
