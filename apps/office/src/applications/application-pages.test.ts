import { describe, expect, test } from 'vitest'
import { listLooks } from '#modules/consents'
import { listInbox } from '#modules/notifications'
import { openOffice } from '../testing/open-office.ts'
import { openReview } from '../testing/open-review.ts'

const office = await openOffice()
const { clock, doors } = office
const day = 86_400_000

type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof openReview>>['openDesk']>>

/** A decision up to its preview, and its confirmation, which may be sent again and again. */
async function decide(desk: Desk, path: string, move: string, typed: Record<string, string> = {}) {
  const { body } = await desk.read(path)
  const moves = /name="moves" value="(\d+)"/.exec(body)?.[1] ?? '0'
  const fields = Object.entries({ ...typed, moves })
  const preview = await desk.send(`${path}/moves/${move}`, fields)
  const key = /name="idempotency-key" value="([^"]+)"/.exec(preview.body)?.[1] ?? ''
  const confirm = () => desk.send(`${path}/moves/${move}/confirmed`, [...fields, ['idempotency-key', key]])
  return { preview, confirm }
}

describe.each(['kk', 'ru', 'en'])('in %s', (language) => {
  test('queue, application, move and board are whole pages', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path } = await bringIn()
    const reviewer = await openDesk('reviewer')
    const supervisor = await openDesk('supervisor')
    await reviewer.send(`${path}/claim`)
    for (const [desk, page] of [
      [reviewer, '/applications'],
      [reviewer, '/applications?whose=soon&service=moon&page=999'],
      [reviewer, path],
      [supervisor, path],
      [supervisor, '/applications/board'],
    ] as const) {
      const { status, body } = await desk.read(page, language)
      expect([page, status]).toEqual([page, 200])
      expect(body.match(/<h1/g)).toHaveLength(1)
      expect(body).not.toMatch(/undefined|\[object|NaN|\{count|\{number/)
    }
  })
})

describe('given an application under review', () => {
  test('when an officer takes the next one, then it is theirs, and the person can see that it was looked at', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { id, path, person } = await bringIn()
    const reviewer = await openDesk('reviewer')
    expect((await reviewer.read('/applications')).body).toContain('Nobody')
    expect((await reviewer.send('/applications/next')).location).toBe(path)
    expect((await reviewer.send('/applications/next')).location).toBe('/applications?nothing')
    const { body } = await reviewer.read(path)
    expect(body).toContain('«Алатау Логистик» ЖШС')
    expect(body.replaceAll('\u00a0', ' ')).toContain('42 500,00 ₸')
    expect(body).toContain(`action="/applications/${id}/moves/accept"`)
    expect((await listLooks(doors.database, doors.keyring, person.iin))[0]).toMatchObject({
      ...{ by: 'staff', source: 'application' },
    })
  })

  test('when a colleague has it, then others only look, and cannot take or decide it', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look } = await bringIn()
    const [one, other] = [await openDesk('reviewer'), await openDesk('reviewer')]
    await one.send(`${path}/claim`)
    expect((await other.send(`${path}/claim`)).location).toBe(`${path}?held`)
    const { body } = await other.read(path)
    expect(body).toContain('Another officer has taken this application')
    expect(body).not.toContain('/moves/accept')
    expect((await other.send(`${path}/moves/accept`, [['moves', '3']])).status).toBe(422)
    expect((await other.send(`${path}/moves/accept/confirmed`, [['moves', '3']])).location).toBe(
      `${path}?held`,
    )
    await other.send(`${path}/release`)
    expect((await look()).assignedTo).toBe(one.member.memberId)
    await one.send(`${path}/release`)
    expect((await look()).assignedTo).toBeNull()
  })

  test('when it is accepted, then the fund has it next, and carries it out', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look, person } = await bringIn()
    const [reviewer, fund] = [await openDesk('reviewer'), await openDesk('fund-officer')]
    expect((await fund.read(path)).status).toBe(404)
    await reviewer.send(`${path}/claim`)
    const { preview, confirm } = await decide(reviewer, path, 'accept')
    expect(preview.body).toContain('The State Corporation accepted the application')
    expect((await look()).stage).toBe('review')
    expect((await confirm()).location).toBe('/applications?done')
    expect(await look()).toMatchObject({ stage: 'execution', assignedTo: null })
    const inbox = await listInbox(doors.database, doors.keyring, person.personId)
    expect(inbox.map(({ title }) => title.en)).toContain('The State Corporation accepted the application')
    expect((await reviewer.read(path)).status).toBe(200)
    expect((await fund.send('/applications/next')).location).toBe(path)
    await (await decide(fund, path, 'execute')).confirm()
    expect((await look()).stage).toBe('payment')
  })

  test('when information is asked for, then the clock stands still, and the question is previewed first', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look } = await bringIn()
    const reviewer = await openDesk('reviewer')
    await reviewer.send(`${path}/claim`)
    const empty = await decide(reviewer, path, 'ask-information')
    expect(empty.preview.status).toBe(422)
    expect(empty.preview.body).toContain('Write an explanation')
    const words = 'Қай айға төленген? <b>Send the order</b>'
    const { preview, confirm } = await decide(reviewer, path, 'ask-information', { words })
    expect(preview.body).toContain('&lt;b&gt;Send the order')
    expect(preview.body).toContain('Answer by 7 December 2026')
    expect((await look()).stage).toBe('review')
    await confirm()
    expect(await look()).toMatchObject({ stage: 'awaiting-information' })
  })
})

describe('the rule of two persons', () => {
  test('who proposed a refusal cannot confirm it; a second officer can, with a ground of the catalogue', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look, person } = await bringIn()
    const [one, other] = [await openDesk('reviewer'), await openDesk('reviewer')]
    await one.send(`${path}/claim`)
    const ground = { refusal: 'no-ground', words: 'The contribution was due.' }
    const missing = await decide(one, path, 'propose-refusal', { words: 'Because' })
    expect(missing.preview.status).toBe(422)
    expect(missing.preview.body).toContain('Choose the ground of the refusal')
    expect(missing.preview.body).toContain('>Because</textarea>')
    await (await decide(one, path, 'propose-refusal', ground)).confirm()
    expect((await look()).stage).toBe('refusal-proposed')
    await one.send(`${path}/claim`)
    const own = await (await decide(one, path, 'confirm-refusal', ground)).confirm()
    expect(own.status).toBe(422)
    expect(own.body).toContain('Another officer must confirm this')
    await one.send(`${path}/release`)
    await other.send(`${path}/claim`)
    await (await decide(other, path, 'confirm-refusal', ground)).confirm()
    expect(await look()).toMatchObject({ stage: 'refused', final: 'refused' })
    const inbox = await listInbox(doors.database, doors.keyring, person.personId)
    expect(inbox.map(({ body }) => body.en).join()).toContain('There is no ground for a refund')
  })

  test('the same form sent twenty times decides once', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look } = await bringIn()
    const reviewer = await openDesk('reviewer')
    await reviewer.send(`${path}/claim`)
    const { confirm } = await decide(reviewer, path, 'accept')
    const before = (await look()).moves
    const answers = await Promise.all(Array.from({ length: 20 }, confirm))
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set(['303 /applications?done']),
    )
    expect((await look()).moves).toBe(before + 1)
  })
})

describe('queues', () => {
  test('show by words and colour what may be missed, and filter by it', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path } = await bringIn()
    const reviewer = await openDesk('reviewer')
    expect((await reviewer.read('/applications')).body).toContain('5 working days to go')
    expect((await reviewer.read('/applications?whose=soon')).body).toContain('The queue is empty')
    clock.advance(4 * day)
    const nextWeek = await openDesk('reviewer')
    expect((await nextWeek.read('/applications?whose=soon')).body).toMatch(/working days? left/)
    clock.advance(5 * day)
    const later = await openDesk('reviewer')
    const { body } = await later.read('/applications?whose=late')
    expect(body).toContain('data-color="danger"')
    expect(body).toMatch(/working days? late/)
    expect(body).toContain(path)
  })

  test('find an application by its number, however it is written', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { look, path } = await bringIn()
    const { writtenNumber } = await look()
    const reviewer = await openDesk('reviewer')
    const found = (number: string) =>
      reviewer
        .read(`/applications?${new URLSearchParams({ number })}`)
        .then(({ body }) => body.includes(path))
    expect(await found(writtenNumber)).toBe(true)
    expect(await found('0000000000')).toBe(false)
    expect(await found('abc')).toBe(true)
  })
})

describe('a supervisor', () => {
  test('sees the load by stage and officer, and hands an application to another officer', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path, look } = await bringIn()
    const [one, other] = [
      await openDesk('reviewer', 'Ерлан Қасымов'),
      await openDesk('reviewer', 'Дана Ахметова'),
    ]
    const supervisor = await openDesk('supervisor')
    await one.send(`${path}/claim`)
    const { body } = await supervisor.read('/applications/board')
    expect(body).toContain('Ерлан Қасымов')
    expect(body).toContain('Under review by the State Corporation')
    const hand = (to: string) => supervisor.send(`${path}/assign`, [['officer', to]])
    expect((await hand(other.member.memberId)).location).toBe(`${path}?handed`)
    expect((await look()).assignedTo).toBe(other.member.memberId)
    expect((await hand(supervisor.member.memberId)).status).toBe(303)
    const { member: moderator } = await openDesk('support')
    expect((await hand(moderator.memberId)).status).toBe(400)
    expect((await one.send(`${path}/assign`, [['officer', one.member.memberId]])).status).toBe(403)
    expect((await one.read('/applications/board')).status).toBe(403)
  })
})

describe('who may what', () => {
  test('nobody works on an application in which they stand themselves', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const reviewer = await openDesk('reviewer')
    const { path } = await bringIn(reviewer.member.iin ?? '')
    const { status, body } = await reviewer.read(path)
    expect(status).toBe(403)
    expect(body).not.toMatch(/42\s500/)
    expect((await reviewer.send('/applications/next')).location).toBe('/applications?nothing')
    expect((await reviewer.send(`${path}/claim`)).status).toBe(403)
  })

  test('others are led away, and odd addresses are not found', async () => {
    const { bringIn, openDesk } = await openReview(office)
    const { path } = await bringIn()
    const reviewer = await openDesk('reviewer')
    const support = await openDesk('support')
    expect((await support.read(path)).status).toBe(403)
    for (const odd of ['/applications/moon', '/applications/00000000-0000-4000-8000-000000000000'])
      expect((await reviewer.read(odd)).status).toBe(404)
    await reviewer.send(`${path}/claim`)
    expect((await (await decide(reviewer, path, 'moon')).confirm()).status).toBe(422)
  })
})
