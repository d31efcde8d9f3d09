import { expect, test } from 'vitest'
import { confirmFields, historyOf, listAutomaticApprovals, sendDocument } from '#modules/identity-proofing'
import { card } from '../../../../modules/identity-proofing/src/testing/open-documents.ts'
import { openModeration, openOffice } from '../testing/open-office.ts'
import { caseNumber } from './case-number.ts'

const office = await openOffice()
const moderation = () => openModeration(office)
type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof moderation>>['openDesk']>>
const glare = { reason: 'glare', refuses: false, side: 'front', places: [square(10, 20)] } as const

function square(from: number, to: number) {
  return [
    { x: from, y: from },
    { x: to, y: from },
    { x: to, y: to },
    { x: from, y: to },
  ] as const
}

const decide = (desk: Desk, caseId: string, ...fields: [string, string][]) =>
  desk.send(`/documents/${caseId}/decide`, [['confirmed', 'yes'], ...fields])

const pictureIn = (body: string, name: string) =>
  new RegExp(`/documents/[0-9a-f-]{36}/pictures/${name}/[\\w-]{43}`).exec(body)?.[0] ?? ''

test('a case is taken, seen side by side, rejected with reasons, and the next one opens', async () => {
  const { openDesk, sent, doors, owner, showPhoto } = await moderation()
  await showPhoto()
  const desk = await openDesk()
  const caseId = await sent({ findings: [glare] })
  const number = caseNumber(caseId)
  const queue = await desk.read('/documents')
  expect(queue.body).toContain(number)
  expect(queue.body).toContain('glare')
  expect(queue.body).toMatch(/\d+ d \d+ h left/)
  expect((await desk.send('/documents/next')).location).toBe(`/documents/${caseId}`)

  const { body } = await desk.read(`/documents/${caseId}`)
  for (const words of ['Every view is a row the person will see', 'Сұлтанов', 'alike · 0.70', '15.07.1985'])
    expect(body).toContain(words)
  expect(body).toContain('points="10,10 20,10 20,20 10,20"')
  expect(body).toContain('data:image/jpeg;base64,')

  const mark = JSON.stringify({ slot: 'front', reason: 'unreadable', place: square(10, 20) })
  const rejection = [
    ['verb', 'reject'],
    ['reasons', 'unreadable'],
    ['reasons', 'copy'],
    ['note', 'Шам сәулесін бұрыңыз'],
    ['mark', mark],
    ['mark', 'no mark'],
  ] as [string, string][]
  const asked = await desk.send(`/documents/${caseId}/decide`, rejection)
  expect(asked.status).toBe(200)
  expect(asked.body).toContain('Check your decision')
  expect(asked.body).toContain('name="confirmed" value="yes"')
  expect((await decide(desk, caseId, ...rejection)).location).toBe(`/documents?done=${number}`)
  expect((await desk.read(`/documents?done=${number}`)).body).toContain(`Case ${number} is decided`)
  expect(await desk.acts()).toEqual([
    `case-decided ${number} reject unreadable copy`,
    `case-opened ${number}`,
    `case-claimed ${number}`,
    'staff-joined',
    'staff-change-took-effect invitation',
  ])
  expect(JSON.stringify(await historyOf(doors, owner, caseId))).toContain('viewed')
})

test('what a decision lacks is said on the page of the case, before anybody is asked to confirm', async () => {
  const { openDesk, sent, put, doors, owner } = await moderation()
  const desk = await openDesk()
  const caseId = await sent()
  await desk.send(`/documents/${caseId}/claim`)
  for (const [verb, words] of [
    ['reject', 'Choose at least one reason'],
    ['ask-new-photo', 'Choose which side'],
    ['escalate', 'Write what the senior should look at'],
    ['burn', 'Choose what to decide'],
  ] as const) {
    const { status, body } = await desk.send(`/documents/${caseId}/decide`, [
      ['verb', verb],
      ['note', ' '],
      ['reasons', 'no such reason'],
    ])
    expect(status).toBe(422)
    expect(body).toContain(words)
  }
  const long = await decide(desk, caseId, ['verb', 'approve'], ['note', 'а'.repeat(1001)])
  expect(long.body).toContain('longer than 1,000')
  await decide(desk, caseId, ['verb', 'ask-new-photo'], ['side', 'back'])
  const again = await decide(desk, caseId, ['verb', 'approve'])
  expect(again.location).toBe('/documents?taken')
  await put(caseId, 'back')
  await confirmFields(doors, owner, { caseId, formKey: null, fields: card })
  await sendDocument(doors, owner, { caseId, formKey: null })
  await desk.send(`/documents/${caseId}/claim`)
  expect((await decide(desk, caseId, ['verb', 'approve'])).location).toContain('done=')
})

test('pictures go to the one who claimed the case, in the session they were shown in, and to no cache', async () => {
  const { openDesk, sent, at } = await moderation()
  const [desk, colleague] = [await openDesk(), await openDesk()]
  const caseId = await sent()
  await desk.send(`/documents/${caseId}/claim`)
  const address = pictureIn((await desk.read(`/documents/${caseId}`)).body, 'front')
  const shown = await desk.read(address)
  expect(shown.status).toBe(200)
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect([...shown.bytes.slice(0, 2)]).toEqual([0xff, 0xd8])
  expect((await colleague.read(address)).status).toBe(404)
  expect((await desk.read(address.replace('/front/', '/back/'))).status).toBe(404)
  expect((await at().read(address)).status).toBe(303)
  expect((await colleague.read(`/documents/${caseId}`)).headers.get('location')).toBe('/documents?taken')
  expect((await desk.send(`/documents/${caseId}/release`)).location).toBe('/documents')
  expect((await desk.read(address)).status).toBe(404)
  // Pressed once more in another tab: nothing happens, and it is said.
  expect((await desk.send(`/documents/${caseId}/release`)).location).toBe('/documents?taken')
  expect((await desk.acts())[0]).toBe(`case-released ${caseNumber(caseId)}`)
  await colleague.send(`/documents/${caseId}/claim`)
  await decide(colleague, caseId, ['verb', 'approve'])
})

test('what is escalated goes to a senior moderator and to nobody else', async () => {
  const { openDesk, sent } = await moderation()
  const [desk, senior] = [await openDesk(), await openDesk('senior-moderator')]
  const caseId = await sent()
  await desk.send(`/documents/${caseId}/claim`)
  await decide(desk, caseId, ['verb', 'escalate'], ['note', 'Екі түрлі бет'])
  expect((await desk.send(`/documents/${caseId}/claim`)).location).toBe('/documents?taken')
  expect((await desk.send('/documents/next')).location).toBe('/documents?nothing')
  expect((await senior.send('/documents/next')).location).toBe(`/documents/${caseId}`)
  expect((await senior.read(`/documents/${caseId}`)).body).toContain('Екі түрлі бет')
  await decide(senior, caseId, ['verb', 'reject'], ['reasons', 'face'])
})

test('the queue is filtered, searched by number, and says when it is empty', async () => {
  const { openDesk, sent, pass } = await moderation()
  const desk = await openDesk()
  const caseId = await sent()
  const number = caseNumber(caseId)
  for (const [query, found] of [
    ['', true],
    [`?number=${number.toLowerCase()}`, true],
    ['?number=ffffffff', false],
    ['?kind=id-card', true],
    ['?kind=passport', false],
    ['?lane=appeal', false],
    ['?whose=mine', false],
    ['?whose=free&page=1', true],
    ['?late=yes', false],
    ['?number=%27%20or%201=1&lane=no&kind=no&page=-5', false],
  ] as const)
    expect((await desk.read(`/documents${query}`)).body.includes(`>${number}<`), query).toBe(found)
  pass(3 * 24 * 60 * 60_000)
  const later = await openDesk()
  expect((await later.read('/documents?late=yes')).body).toMatch(/overdue/)
  await later.send(`/documents/${caseId}/claim`)
  await decide(later, caseId, ['verb', 'approve'])
  expect((await later.read('/documents')).body).toContain('No cases here')
})

test('automatic approval is turned on by an administrator alone, and both see who did it', async () => {
  const { openDesk } = await moderation()
  const { administrators, doors } = office
  const [administrator] = administrators
  const desk = await openDesk('administrator')
  expect((await desk.read('/documents')).headers.get('location')).toBe('/documents/settings')
  const change = [
    ['kind', 'id-card'],
    ['enabled', 'yes'],
  ] as const
  expect((await desk.send('/documents/settings', change)).location).toBe('/documents/settings?saved')
  expect((await desk.read('/documents/settings?saved')).body).toContain('Ерлан Қасымов')
  expect((await listAutomaticApprovals(doors.database))[0]).toMatchObject({ kind: 'id-card', enabled: true })
  expect((await desk.send('/documents/settings', [['kind', 'x']])).status).toBe(400)
  await desk.send('/documents/settings', [
    ['kind', 'id-card'],
    ['enabled', 'no'],
  ])
  const moderator = await openDesk()
  expect((await moderator.send('/documents/settings', change)).status).toBe(403)
  expect(administrator.member.roles).toEqual(['administrator'])
})

test('a case that is not there, or was never sent, is not found', async () => {
  const { openDesk, prepare } = await moderation()
  const desk = await openDesk()
  expect((await desk.read('/documents/4f2a91bc-1111-4222-8333-444455556666')).status).toBe(404)
  expect((await desk.read('/documents/no-id')).status).toBe(404)
  const draft = await prepare()
  expect((await desk.send(`/documents/${draft}/claim`)).location).toBe('/documents?taken')
})

test('a second moderator decides blindly, and where they differ is shown without names', async () => {
  const { openDesk, sent, always } = await moderation()
  always()
  const [first, second] = [await openDesk(), await openDesk()]
  const caseId = await sent()
  await first.send(`/documents/${caseId}/claim`)
  await decide(first, caseId, ['verb', 'reject'], ['reasons', 'copy'])
  expect((await first.read('/documents/second-look')).body).toContain('No case waits')
  const page = `/documents/second-look/${caseId}/1`
  expect((await second.read('/documents/second-look')).body).toContain(`href="${page}"`)
  expect((await first.read(page)).headers.get('location')).toBe('/documents/second-look?taken')

  const { body } = await second.read(page)
  expect(body).toContain('I would approve')
  expect(body).not.toContain('data-color="info"')
  const address = new RegExp(`${page}/pictures/front/[\\w-]{43}`).exec(body)?.[0] ?? ''
  expect((await second.read(address)).headers.get('content-type')).toBe('image/jpeg')
  expect((await first.read(address)).status).toBe(404)
  expect((await second.send(page, [['verb', 'reject']])).status).toBe(422)
  expect((await second.send(page, [['verb', 'approve']])).location).toBe('/documents/second-look?noted=other')
  expect((await second.read('/documents/second-look?noted=other')).body).toContain('the decisions differ')
  expect((await second.send(page, [['verb', 'approve']])).location).toBe('/documents/second-look?taken')
  expect((await second.acts())[0]).toBe(`case-second-look ${caseNumber(caseId)} approve`)
  const agreement = (await first.read('/documents/agreement')).body
  expect(agreement).toContain('0 %')
  expect(agreement).toContain(caseNumber(caseId))
  expect(agreement).not.toContain(first.member.memberId)
})

test('nobody finds their own document in the queue, nor gets it by its address', async () => {
  const { sent, at } = await moderation()
  const own = at((await office.hire(['moderator'], 'Сұлтанов Айдос', '850715300013')).session)
  const caseId = await sent()
  expect((await own.read('/documents')).body).not.toContain(caseNumber(caseId))
  expect((await own.send(`/documents/${caseId}/claim`)).location).toBe('/documents?taken')
  expect((await own.send('/documents/next')).location).toBe('/documents?nothing')
  expect((await own.read(`/documents/${caseId}`)).headers.get('location')).toBe('/documents?taken')
})

test('an administrator sets a term from today on; what makes no sense is refused', async () => {
  const { openDesk } = await moderation()
  const desk = await openDesk('administrator')
  const page = (await desk.read('/documents/terms')).body
  for (const words of ['3 months', 'source not verified', '5 %']) expect(page).toContain(words)
  const set = (term: string, value: string) =>
    desk.send('/documents/terms', [
      ['term', term],
      ['value', value],
    ])
  expect((await set('originals-after-approval-days', '10')).location).toBe('/documents/terms?saved')
  const saved = (await desk.read('/documents/terms?saved')).body
  expect(saved).toContain('10 days')
  expect(saved).toContain('Ерлан Қасымов')
  expect((await desk.acts())[0]).toBe('document-term-changed originals-after-approval-days 10')
  for (const wrong of ['0', '-1', 'ten', '99999', '']) {
    const { status, body } = await set('claim-minutes', wrong)
    expect(status, wrong).toBe(422)
    expect(body).toContain('Write a whole number from 5 to 240')
  }
  expect((await set('no-such-term', '5')).status).toBe(400)
  expect((await (await openDesk()).read('/documents/terms')).status).toBe(403)
})
