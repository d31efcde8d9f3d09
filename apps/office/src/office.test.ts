import { describe, expect, test } from 'vitest'
import { createOffice } from './office.tsx'

const doors = {
  origin: 'http://localhost:3002',
  portal: 'http://localhost:3000',
  digitalId: 'http://localhost:3001',
  sandbox: 'http://localhost:3010',
  https: false,
  assetsFolder: null,
  asset: (name: string) => `/assets/${name}`,
}
const read = async (path: string, office = createOffice(doors)) => {
  const response = await office.request(path)
  return { status: response.status, body: await response.text(), headers: response.headers }
}

describe.each([
  ['kk', 'Қызметкерлердің кіруі', 'түпнұсқасы', 'Мұнда ешкім қабылдамайды'],
  ['ru', 'Входа для сотрудников', 'оригинал', 'Здесь никто не ведёт приём'],
  ['en', 'There is no staff sign-in', 'the original', 'Nobody receives visitors here'],
])('in %s', (language, notYet, original, sandbox) => {
  test('the first page says what there is and what there is not', async () => {
    const { status, body } = await read(`/?lang=${language}`)
    expect(status).toBe(200)
    expect(body).toContain(`lang="${language}"`)
    expect(body).toContain(notYet)
    expect(body).toContain('href="/visit"')
  })

  test('a visitor learns what to bring, and that in the sandbox nobody waits for them', async () => {
    const { body } = await read(`/visit?lang=${language}`)
    expect(body).toContain(original)
    expect(body).toContain(sandbox)
  })

  test('in production nothing speaks of a sandbox', async () => {
    const { body } = await read(`/visit?lang=${language}`, createOffice({ ...doors, sandbox: null }))
    expect(body).not.toContain(sandbox)
  })

  test('a page that is not there says so', async () => {
    expect((await read(`/queue?lang=${language}`)).status).toBe(404)
  })
})

test('pages of the office are kept in no cache and framed by nobody', async () => {
  const { headers } = await read('/')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
