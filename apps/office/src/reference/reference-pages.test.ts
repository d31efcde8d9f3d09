import { describe, expect, test } from 'vitest'
import { addWorkingDays, workingCalendar } from '#kz'
import { enterStage } from '#modules/deadlines'
import { currentCalendar, readFigure, readTerm } from '#modules/reference'
import { systemRandom } from '#platform/crypto'
import { openOffice } from '../testing/open-office.ts'

const { database, administrators, hire, at } = await openOffice()
const [one, other] = administrators.map(({ session }) => at(session))
const term = 'refund-pension-contributions.review'

const figure = (
  amount: string,
  source = 'Law on the republican budget for 2027–2029',
): [string, string][] => [
  ...(['1', '1', '2027'] as const).map((value, place): [string, string] => [
    `since-${['day', 'month', 'year'][place]}`,
    value,
  ]),
  ...Object.entries({ amount, source, verified: 'yes', verb: 'propose' }),
]

describe.each(['kk', 'ru', 'en'])('in %s', (language) => {
  test.each([
    '/reference',
    '/reference?q=HSBKKZKX',
    '/reference?q=zzz',
    '/reference?unverified',
    '/reference/changes',
    ...['figure', 'term', 'calendar-year', 'bank', 'payment-purpose'].map((kind) => `/reference/${kind}`),
    ...['reason', 'refusal', 'refunded-payment'].map((kind) => `/reference/${kind}`),
    '/reference/figure/mci',
    '/reference/calendar-year/2027',
    '/reference/calendar-year/new',
    '/reference/bank/HSBKKZKX',
    '/reference/bank/new',
    '/reference/payment-purpose/010',
    '/reference/reason/refund-pension-contributions.duplicate',
    '/reference/refusal/refund-pension-contributions.court-ban',
    '/reference/refunded-payment/refund-pension-contributions.OPPV',
    `/reference/term/${term}`,
  ])('%s is a whole page', async (path) => {
    const { status, body } = await one!.read(path, language)
    expect(status).toBe(200)
    expect(body.match(/<h1/g)).toHaveLength(1)
    expect(body).not.toMatch(/undefined|\[object|NaN|\{count|\{found/)
  })
})

describe('given a figure that nobody has set for 2027', () => {
  test('when one administrator proposes it and another approves, then it holds from its day', async () => {
    const { location } = await one!.send('/reference/figure/mci', figure('4 650'))
    expect(location).toMatch(/^\/reference\/changes\/[0-9a-f-]{36}\?proposed$/)
    const path = location!.split('?')[0]!
    expect((await one!.read(location!)).body).toContain('You cannot approve your own proposal')
    expect((await other!.read('/reference')).body).toContain('Look and decide')
    expect((await one!.send(path, [['verdict', 'approve']])).location).toBe(`${path}?refused=own-change`)
    expect((await one!.read(`${path}?refused=own-change`)).body).toContain(
      'You cannot approve your own proposal.',
    )
    expect((await other!.send(path, [['verdict', 'approve']])).location).toBe(`${path}?decided`)
    expect((await other!.read(`${path}?decided`)).body).toContain('version 1')
    expect((await readFigure(database, 'mci', '2027-01-01'))?.value).toBe(4650)
    const { body } = await one!.read('/reference/figure/mci')
    expect(body).toContain('4,650 tenge')
    expect(body).toContain('Law on the republican budget for 2027–2029')
  })

  test('when it is proposed again, then the page says that it is so already and keeps what was typed', async () => {
    const { status, body } = await one!.send('/reference/figure/mci', figure('4650'))
    expect(status).toBe(422)
    expect(body).toContain('It is so already')
    expect(body).toContain('value="4650"')
  })
})

describe('given a form that is not right', () => {
  test.each<[string, string, [string, string][], string]>([
    ['a figure in words', '/reference/figure/opv-rate', figure('ten'), 'Write the value as a number'],
    ['no source', '/reference/figure/opv-rate', figure('11', ' '), 'Name the source'],
    [
      'a day that is none',
      '/reference/figure/opv-rate',
      [...figure('11'), ['since-day', '32']],
      'Write the first day',
    ],
    ['a term of no days', `/reference/term/${term}`, [...figure(''), ['working-days', '0']], 'from 1 to 250'],
    [
      'a bank with an odd BIC',
      '/reference/bank/new',
      [...figure(''), ['key', 'МОЙБАНК']],
      'A BIC has 8 characters',
    ],
    [
      'a Saturday off',
      '/reference/calendar-year/2026',
      [...figure(''), ['off', '05.12']],
      '05.12 is a Saturday',
    ],
    ['a day that is no day', '/reference/calendar-year/2026', [...figure(''), ['off', 'soon']], '“soon”'],
    [
      'a year far away',
      '/reference/calendar-year/new',
      [...figure(''), ['key', '1999']],
      'Write a year of four digits',
    ],
  ])('with %s, then it says how to mend it and nothing is kept', async (_, path, fields, words) => {
    const { status, body } = await one!.send(path, fields)
    expect(status).toBe(422)
    expect(body).toContain(words)
    expect(body).toContain('error-summary')
    expect((await one!.read('/reference')).body).toContain('No change is waiting')
  })
})

describe('given an open deadline and a day that the government makes a day off', () => {
  const year = workingCalendar.years.find((one) => one.year === 2026)!
  const off = [...year.weekdaysOff, '12-31'].map((day) => `${day.slice(3)}.${day.slice(0, 2)}`).join('\n')
  const fields = (verb: string): [string, string][] => [
    ['off', off],
    ['works', ''],
    ['status', 'official'],
    ['source', 'order No. 500 of 1 December 2026'],
    ['verb', verb],
  ]

  test('when an administrator previews, then they see what moves, and nothing is kept', async () => {
    await database.transaction().execute((trx) =>
      enterStage(trx, {
        ...{ subject: systemRandom.uuid(), stage: 'review', calendar: workingCalendar },
        clocks: [{ term: 'review', move: 'run-late', workingDays: 30, verified: false }],
        now: new Date('2026-11-23T05:00:00Z'),
      }),
    )
    const { status, body } = await one!.send('/reference/calendar-year/2026', fields('preview'))
    expect(status).toBe(200)
    expect(body).toContain('<strong>Become days off</strong>: 31 December')
    expect(body).toContain('1 open due date moves.')
    expect(await currentCalendar(database)).toBe(workingCalendar)
  })

  test('when two approve it, then the calendar has a new version, and who approves saw what moves', async () => {
    const { location } = await one!.send('/reference/calendar-year/2026', fields('propose'))
    const path = location!.split('?')[0]!
    const page = (await other!.read(path)).body
    expect(page).toContain('1 open due date moves.')
    expect(page).toContain('31 December')
    await other!.send(path, [['verdict', 'approve']])
    const calendar = await currentCalendar(database)
    expect(calendar.name).not.toBe(workingCalendar.name)
    expect(addWorkingDays('2026-12-30', 1, calendar)).toBe('2027-01-05')
    expect((await other!.read(`${path}?decided`)).body).toContain('open due dates are computed anew')
  })
})

test('a new bank is added, and found', async () => {
  const fields: [string, string][] = [
    ...figure(''),
    ...Object.entries({ key: 'newbkzka', name: 'Жаңа Банк', code: '333', bank: 'bank' }),
  ]
  const { location } = await one!.send('/reference/bank/new', fields)
  await other!.send(location!.split('?')[0]!, [['verdict', 'approve']])
  expect((await one!.read('/reference?q=NEWBKZKA')).body).toContain('1 fact found')
})

test('a reason asks for no documents, or is offered no more', async () => {
  const path = '/reference/reason/refund-pension-contributions.over-limit'
  const { location } = await one!.send(path, [...figure(''), ['gone', 'yes']])
  expect((await other!.read(location!)).body).toContain('<dd>none</dd>')
  await one!.send(location!.split('?')[0]!, [['verdict', 'withdraw']])
  expect((await one!.read('/reference/changes')).body).toContain('taken back')
})

test('a refused term changes nothing', async () => {
  const shipped = { workingDays: 5, source: 'x', verified: false }
  const { location } = await one!.send(`/reference/term/${term}`, [...figure(''), ['working-days', '3']])
  await other!.send(location!.split('?')[0]!, [['verdict', 'refuse']])
  const [service, name] = term.split('.') as [string, string]
  expect(await readTerm(database, '2027-01-02', { service, term: name }, shipped)).toBe(shipped)
})

describe('who may what', () => {
  test('a visitor is led to the sign-in, a moderator may not look', async () => {
    expect((await at().read('/reference')).status).toBe(303)
    const { session } = await hire(['moderator'])
    expect((await at(session).read('/reference')).status).toBe(403)
  })

  test('an officer reads, and sees no form', async () => {
    const { session } = await hire(['reviewer'])
    const { status, body } = await at(session).read('/reference/figure/mci')
    expect(status).toBe(200)
    expect(body).not.toContain('<form class="form"')
    expect((await at(session).send('/reference/figure/mci', figure('1'))).status).toBe(403)
    expect((await at(session).read('/reference/bank/new')).status).toBe(403)
  })

  test('odd addresses are not found', async () => {
    for (const path of [
      '/reference/moon',
      '/reference/figure/moon',
      '/reference/figure/new',
      '/reference/changes/1',
    ])
      expect((await one!.read(path)).status).toBe(404)
    const nobody = '/reference/changes/00000000-0000-4000-8000-000000000000'
    expect((await one!.read(nobody)).status).toBe(404)
    expect((await one!.send(nobody, [['verdict', 'approve']])).status).toBe(404)
  })
})
