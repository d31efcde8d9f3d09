import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { languages } from '#platform/texts'
import { codeIn } from './pages/phone-page.tsx'
import { createSandboxPages } from './sandbox-pages.tsx'
import { openSandbox, until } from './testing/open-sandbox.ts'
import { texts } from './words.ts'

const origin = 'http://localhost:3010'
const everyday = '850715300013'

function openPages() {
  const sandbox = openSandbox()
  const site = createSandboxPages(sandbox.state, {
    origin,
    assetsFolder: null,
    programs: { portal: 'http://p.test', digitalId: 'http://d.test', office: 'http://o.test' },
    ncalayer: { port: 13579, taken: false },
  })
  site.route('/', sandbox.api)
  const get = async (path: string, language = 'en') => {
    const response = await site.request(path, { headers: { 'accept-language': language } })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  const post = async (path: string, fields: Record<string, string | File> = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const response = await site.request(path, {
      method: 'POST',
      body,
      headers: { origin, 'accept-language': 'en' },
    })
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      html: await response.text(),
    }
  }
  return { ...sandbox, site, get, post }
}

async function photo(): Promise<File> {
  const bytes = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#b58' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'me.jpg', { type: 'image/jpeg' })
}

const paths = [
  '/',
  '/people',
  '/people?kind=minor&q=а',
  '/people?q=zzz',
  '/people?kind=newcomer',
  '/become',
  '/phones',
  '/phones/+77020000147',
  '/switches',
  '/clock',
  '/journal',
  '/entities',
  '/bank',
  '/ncalayer',
  '/egov-mobile?phone=+77020000147',
  '/people?page=2',
  '/nowhere',
]

describe.each(languages)('in %s', (language) => {
  test.each(paths)('%s is a whole page that says that nobody is real', async (path) => {
    const { status, html } = await openPages().get(path, language)
    expect(status).toBe(path === '/nowhere' ? 404 : 200)
    expect(html).toContain(`<html lang="${language}"`)
    for (const each of languages) expect(html).toContain(texts(each)('strip'))
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/undefined|\[object|NaN|\{count|\{date/)
    expect(html).not.toMatch(/ style=|<script>|onclick/)
  })

  test('every person has a page whose links lead somewhere', async () => {
    const { state, get } = openPages()
    const leads = new Set<string>()
    for (const { iin } of state.population.everybody()) {
      const { status, html } = await get(`/people/${iin}`, language)
      expect([iin, status]).toEqual([iin, 200])
      expect(html).not.toMatch(/undefined|\[object|Invalid/)
      for (const [, href] of html.matchAll(/href="(\/(?:people|phones|entities)[^"?]*)"/g)) leads.add(href!)
    }
    for (const href of leads) expect([href, (await get(href, language)).status]).toEqual([href, 200])
  })
})

test('the home page leads to every program and every room', async () => {
  const { get } = openPages()
  const { html } = await get('/')
  for (const address of ['http://p.test', 'http://d.test', 'http://o.test'])
    expect(html).toContain(`href="${address}"`)
  for (const [, href] of html.matchAll(/href="(\/[^"?]*)"/g))
    if (!href!.startsWith('/assets/')) expect([href, (await get(href!)).status]).toEqual([href, 200])
})

test('a search finds people by name in any spelling, and says when nobody is like that', async () => {
  const { get } = openPages()
  expect((await get('/people?q=%D0%BA%D0%B0%D1%81%D1%8B%D0%BC%D0%BE%D0%B2')).html).toContain('Қасымов Арман')
  expect((await get('/people?q=zzz')).html).toContain('Nobody like that')
  expect((await get('/people?q=%3Cscript%3E')).html).not.toContain('<script>')
})

test('people come twenty a page, and the pages keep the search', async () => {
  const { get, state } = openPages()
  const seen = new Set<string>()
  const pages = Math.ceil(state.population.everybody().length / 20)
  for (let page = 1; page <= pages; page++) {
    const { html } = await get(`/people?page=${page}`)
    const here = [...html.matchAll(/href="\/people\/(\d+)"/g)].map(([, iin]) => iin!)
    expect(here.length).toBeLessThanOrEqual(20)
    for (const iin of here) seen.add(iin)
  }
  expect(seen.size).toBe(state.population.everybody().length)
  expect((await get('/people?q=%D0%B0&page=2')).html).toContain('/people?q=%D0%B0&amp;page=1')
  for (const odd of ['0', '-1', '99', 'x', '1e9', 'NaN'])
    expect((await get(`/people?page=${odd}`)).status).toBe(200)
})

describe('becoming a citizen', () => {
  test('with a photograph gives a persona, whom “delete me” takes away again', async () => {
    const { post, get, state } = openPages()
    const { status, to } = await post('/become', {
      photo: await photo(),
      surname: 'Әділет',
      name: 'Ұлан',
      sex: 'male',
    })
    expect(status).toBe(303)
    const page = await get(to)
    expect(page.html).toContain('Әділет Ұлан')
    expect(page.html).toContain('Welcome to the sandbox!')
    const [, iin] = /people\/(\d+)/.exec(to)!
    expect((await post(`/people/${iin}/delete`)).to).toBe('/people?deleted=1')
    expect(state.population.find(iin!)).toBeUndefined()
    expect(state.photos.get(iin!)).toBeUndefined()
  })

  test.each([
    ['no photograph', { name: 'Ұлан' }, 'Take a photograph or choose a file.'],
    ['a text as photograph', { photo: new File(['x'], 'x.jpg') }, 'This file cannot be read.'],
    [
      'a day that is none',
      { 'birth-day': '31', 'birth-month': '2', 'birth-year': '2000' },
      'Nobody can be born',
    ],
    ['half a day', { 'birth-day': '1' }, 'Nobody can be born'],
    ['a phone that is taken', { phone: '+77020000147' }, 'not taken'],
    ['a name that is none', { surname: '12' }, 'Write the surname in letters'],
  ])('with %s keeps what was typed and says how to mend it', async (_, fields, words) => {
    const { post, state } = openPages()
    const { status, html } = await post('/become', { name: 'Ұлан', ...fields } as Record<
      string,
      string | File
    >)
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('value="Ұлан"')
    expect(state.population.everybody()).toHaveLength(75)
  })

  test('a persona with a story takes a photograph and gives it back', async () => {
    const { post, get, state } = openPages()
    expect((await post(`/people/${everyday}/photo`, { photo: await photo() })).to).toBe(
      `/people/${everyday}?photo=kept`,
    )
    expect((await get(`/people/${everyday}`)).html).toContain(`/api/people/${everyday}/photo`)
    await post(`/people/${everyday}/delete`)
    expect(state.photos.get(everyday)).toBeUndefined()
    expect((await post(`/people/${everyday}/photo`)).status).toBe(422)
  })
})

describe('the phone', () => {
  test('shows messages, newest first, with the code to copy', async () => {
    const { ask, get } = openPages()
    for (const [id, text] of [
      ['1', 'first'],
      ['2', 'Код: 123 456. Никому его не говорите.'],
    ]) {
      await ask('POST', '/api/sms/messages', { id, to: '+77020000147', text })
      await until(
        () => ask('GET', `/api/sms/messages/${id}`),
        ({ body }) => body.state === 'delivered',
      )
    }
    const { html } = await get('/phones/87020000147')
    expect(html.indexOf('Код:')).toBeLessThan(html.indexOf('first'))
    expect(html).toContain('data-value="123456"')
    expect((await get('/phones')).html).toContain('2 messages')
  })

  test('refreshes by itself only when asked to, and is a 404 for no phone', async () => {
    const { get } = openPages()
    expect((await get('/phones/+77020000147')).headers.get('refresh')).toBeNull()
    expect((await get('/phones/+77020000147?refresh')).headers.get('refresh')).toBe('5')
    expect((await get('/phones/123')).status).toBe(404)
  })

  test.each([
    ['Код 123456', '123456'],
    ['123-456 – код', '123456'],
    ['Позвоните +77011234567', null],
    ['до 22.11.2026', null],
    ['ЖСН 850715300013', null],
  ])('finds the code in «%s»', (text, code) => {
    expect(codeIn(text)).toBe(code)
  })
})

describe('switches', () => {
  test('are set for one and put back for all', async () => {
    const { post, state, get } = openPages()
    expect((await post('/switches/sms', { mode: 'slow', seconds: '1,5' })).to).toBe('/switches?saved=sms')
    expect(state.switches.get('sms')).toEqual({ mode: 'slow', delayMs: 1500 })
    expect((await get('/switches?saved=sms')).html).toContain('Changed.')
    await post('/switches/reset')
    expect(state.switches.get('sms').mode).toBe('ok')
  })

  test.each([
    {},
    { mode: 'x', seconds: '1' },
    { mode: 'ok', seconds: '' },
    { mode: 'ok', seconds: '601' },
    { mode: 'ok', seconds: 'x' },
  ])('refuse %j', async (fields) => {
    expect((await openPages().post('/switches/sms', fields as Record<string, string>)).status).toBe(422)
  })

  test('of no name are a 404', async () => {
    expect((await openPages().post('/switches/bank', { mode: 'ok', seconds: '1' })).status).toBe(404)
  })
})

describe('the clock', () => {
  test('shows the time in Kazakhstan and moves by its buttons', async () => {
    const { get, post } = openPages()
    expect((await get('/clock')).html).toContain('>10:00</time>')
    expect((await post('/clock', { step: 'minutes-15' })).to).toBe('/clock?moved')
    expect((await get('/clock')).html).toContain('>10:15</time>')
    await post('/clock', { step: 'working-days-10' })
    expect((await get('/clock', 'kk')).html).toContain('2026 жылғы 4 желтоқсан, жұма')
    expect((await get('/clock', 'ru')).html).toContain('дней\u00a0— 12, часов\u00a0— 0, минут\u00a0— 15')
    await post('/clock/reset')
    expect((await get('/clock')).html).toContain('>10:00</time>')
    expect((await post('/clock', { step: 'back' })).status).toBe(400)
  })

  test('says when it can go no further', async () => {
    const { post, state } = openPages()
    state.clock.advance(3650 * 86_400_000)
    const { status, html } = await post('/clock', { step: 'working-days-10' })
    expect([status, html.includes('No further')]).toEqual([422, true])
  })
})

test('the journal lists questions with who asked', async () => {
  const { ask, get } = openPages()
  expect((await get('/journal')).html).toContain('Nobody has asked anything yet')
  await ask('POST', '/api/registries/individuals/query', { iin: everyday }, { 'user-agent': 'Senim <b>' })
  const { html } = await get('/journal')
  expect(html).toContain(everyday)
  expect(html).toContain('Senim &lt;b&gt;')
})

test('the API answers under the same roof, as problem+json, without an origin', async () => {
  const { site } = openPages()
  const response = await site.request('/api/nothing')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect((await site.request('/api/clock/reset', { method: 'POST' })).status).toBe(200)
})

test('a form of another site changes nothing', async () => {
  const { site } = openPages()
  const response = await site.request('/clock/reset', {
    method: 'POST',
    headers: { origin: 'http://localhost:3000' },
  })
  expect(response.status).toBe(403)
})

test('no text is left in another language', () => {
  const keys = ['kind.minor', 'mode.wrong.sms', 'error.fault.text'] as const
  for (const key of keys) expect(new Set(languages.map((language) => texts(language)(key))).size).toBe(3)
})
