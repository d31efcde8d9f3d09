import { describe, expect, test } from 'vitest'
import { openSandbox } from '../testing/open-sandbox.ts'

const everyday = '850715300013'
const unknown = '850715300023'

describe('the registry "Individuals"', () => {
  const path = '/api/registries/individuals/query'

  test('answers with the person, without what only the sandbox knows', async () => {
    const { body, status } = await openSandbox().ask('POST', path, { iin: everyday })
    expect(status).toBe(200)
    expect(body.found).toBe(true)
    expect(Object.keys(body.person).sort()).toEqual([
      'address',
      'birthDate',
      'documents',
      'iin',
      'latinName',
      'latinSurname',
      'name',
      'patronymic',
      'sex',
      'status',
      'surname',
    ])
  })

  test('says that it does not know an IIN', async () => {
    const { body, status } = await openSandbox().ask('POST', path, { iin: unknown })
    expect([status, body]).toEqual([200, { found: false }])
  })

  test('knows when somebody died', async () => {
    const { body } = await openSandbox().ask('POST', path, { iin: '480425300019' })
    expect(body.person?.deceasedOn).toBe('2025-09-03')
  })

  test('switched to wrong, answers about somebody else', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('individuals', 'wrong')
    const { body } = await ask('POST', path, { iin: everyday })
    expect(body.found).toBe(true)
    expect(body.person.iin).not.toBe(everyday)
  })
})

describe('the mobile citizens base', () => {
  const path = '/api/registries/mobile-citizens/query'

  test.each([
    ['their own number', everyday, '8 (702) 000-01-47', true],
    ['a number registered to a brother', '780909300012', '+77010000158', false],
    ['the brother of that number', '810422300013', '+77010000158', true],
    ['a number registered to nobody', '861208400018', '+77050000160', false],
    ['a number nobody carries', everyday, '+77099999999', false],
  ])('about %s', async (_, iin, phone, linked) => {
    expect((await openSandbox().ask('POST', path, { iin, phone })).body).toEqual({ linked })
  })

  test('switched to wrong, says the contrary', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('mobile-citizens', 'wrong')
    expect((await ask('POST', path, { iin: everyday, phone: '+77020000147' })).body).toEqual({
      linked: false,
    })
  })
})

describe('the civil registry', () => {
  const path = '/api/registries/civil-acts/query'

  test("tells a child's parents", async () => {
    const { body } = await openSandbox().ask('POST', path, { iin: '101106600019' })
    expect(body.acts).toEqual([expect.objectContaining({ kind: 'birth', childIin: '101106600019' })])
    expect(body.acts[0].parents).toHaveLength(2)
  })

  test('has nothing about most people', async () => {
    expect((await openSandbox().ask('POST', path, { iin: everyday })).body).toEqual({ acts: [] })
  })

  test('switched to wrong, tells of another family', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('civil-acts', 'wrong')
    const { body } = await ask('POST', path, { iin: '101106600019' })
    expect(JSON.stringify(body.acts)).not.toContain('101106600019')
    expect(body.acts.length).toBeGreaterThan(0)
  })
})

describe('the registry of legal entities', () => {
  const path = '/api/registries/legal-entities/query'

  test('by BIN, by head, and by the IIN of a sole proprietor', async () => {
    const { ask, state } = openSandbox()
    for (const { bin, headIin } of state.population.entities()) {
      expect((await ask('POST', path, { bin })).body.entities).toEqual([expect.objectContaining({ bin })])
      expect((await ask('POST', path, { headIin })).body.entities).toContainEqual(
        expect.objectContaining({ bin }),
      )
    }
  })

  test('switched to wrong, tells of another entity', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('legal-entities', 'wrong')
    const [first] = state.population.entities()
    const { body } = await ask('POST', path, { bin: first!.bin })
    expect(body.entities).toHaveLength(1)
    expect(body.entities[0].bin).not.toBe(first!.bin)
  })
})

describe('the registry of contributions', () => {
  const path = '/api/registries/contributions/query'
  const payer = '150440000013'

  test('tells what a payer paid, a part at a time, and how much there is', async () => {
    const page = { offset: 2, limit: 3 }
    const { body } = await openSandbox().ask('POST', path, { payer, knps: ['010', '019'], page })
    expect(body).toMatchObject({ payer, total: expect.any(Number) })
    expect(body.rows).toHaveLength(3)
    expect(Object.keys(body.rows[0]).sort()).toEqual([
      'amount',
      'employeeIin',
      'id',
      'knp',
      'name',
      'paidOn',
      'patronymic',
      'period',
      'reference',
      'surname',
    ])
  })

  test('knows a sole proprietor by the IIN', async () => {
    const { body } = await openSandbox().ask('POST', path, { payer: '870329400015' })
    expect(body.total).toBeGreaterThan(30)
  })

  test('switched to wrong, tells of another payer', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('contributions', 'wrong')
    const { body } = await ask('POST', path, { payer })
    expect(body.payer).not.toBe(payer)
  })
})

test.each(['individuals', 'mobile-citizens', 'civil-acts', 'legal-entities', 'contributions'] as const)(
  '%s, switched to failing, answers 503, and to slow, answers late',
  async (name) => {
    const { ask, state } = openSandbox()
    const question = { iin: everyday, phone: '+77020000147', headIin: everyday, payer: everyday }
    state.switches.set(name, 'failing')
    expect(await ask('POST', `/api/registries/${name}/query`, question)).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    })
    state.switches.set(name, 'slow', 80)
    const started = performance.now()
    expect((await ask('POST', `/api/registries/${name}/query`, question)).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThan(75)
  },
)

test('every question is written down: who asked what, when, and what came back', async () => {
  const { ask, state } = openSandbox()
  const agent = { 'user-agent': 'senim-test' }
  await ask('POST', '/api/registries/individuals/query', { iin: everyday }, agent)
  await ask('POST', '/api/registries/individuals/query', { iin: unknown }, agent)
  expect(state.journal.newestFirst()).toEqual([
    expect.objectContaining({
      number: 2,
      asker: 'senim-test',
      question: { iin: unknown },
      answer: 'not-found',
    }),
    expect.objectContaining({
      number: 1,
      at: '2026-11-22T05:00:00.000Z',
      registry: 'individuals',
      answer: 'found',
    }),
  ])
})

test('a sandbox with a token answers only those who show it', async () => {
  const { ask } = openSandbox({ registriesToken: 'secret' })
  const path = '/api/registries/individuals/query'
  expect(await ask('POST', path, { iin: everyday })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized' },
  })
  const shown = { authorization: 'Bearer secret' }
  expect((await ask('POST', path, { iin: everyday }, shown)).status).toBe(200)
})

test.each([
  ['individuals', 'not json', 'unreadable-body'],
  ['individuals', '[]', 'unreadable-body'],
  ['individuals', 'null', 'unreadable-body'],
  ['individuals', {}, 'wrong-field'],
  ['individuals', { iin: 850715300013 }, 'wrong-field'],
  ['individuals', { iin: '850715300014' }, 'iin-invalid'],
  ['individuals', { iin: '' }, 'iin-invalid'],
  ['mobile-citizens', { iin: everyday, phone: '+77172123456' }, 'phone-invalid'],
  ['civil-acts', { iin: '850230300010' }, 'iin-invalid'],
  ['legal-entities', { bin: '120140000018' }, 'bin-invalid'],
  ['legal-entities', { bin: '850715300014' }, 'iin-invalid'],
  ['legal-entities', {}, 'wrong-field'],
  ['contributions', {}, 'wrong-field'],
  ['contributions', { payer: '120140000018' }, 'bin-invalid'],
  ['contributions', { payer: everyday, employees: ['850715300014'] }, 'iin-invalid'],
  ['contributions', { payer: everyday, employees: [] }, 'wrong-field'],
  ['contributions', { payer: everyday, knps: ['10'] }, 'wrong-field'],
  ['contributions', { payer: everyday, page: { offset: 0, limit: 2001 } }, 'wrong-field'],
])('%s asked with %o is refused: %s', async (name, body, code) => {
  const answer = await openSandbox().ask('POST', `/api/registries/${name}/query`, body)
  expect(answer).toMatchObject({ type: 'application/problem+json', body: { code } })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
})
