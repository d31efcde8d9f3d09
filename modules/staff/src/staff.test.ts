import { expect, test } from 'vitest'
import { listStaffActs } from '#modules/audit'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, softAuthenticator, testConfig } from '#platform/testing'
import {
  addStaffPasskey,
  askToSignIn,
  cleanUpStaff,
  decideProposal,
  endStaffSessions,
  findInvitation,
  findStaffSession,
  inviteByOperator,
  inviteFirstAdministrators,
  joinStaff,
  listMembers,
  listProposals,
  listStaffPasskeys,
  listStaffSessions,
  makeInvitation,
  offerJoining,
  offerStaffPasskey,
  proposeChange,
  proposeMember,
  readMember,
  removeStaffPasskey,
  signInByPasskey,
  withdrawProposal,
} from './index.ts'
import { join, officeSite, openStaff, origin } from './testing/office.ts'

const minute = 60_000
const hour = 60 * minute
const { database, pool } = await openTestDatabase()
const { room, clock, administrators, hire } = await openStaff(database)
const [aigul, berik] = [administrators[0].member, administrators[1].member]

const acts = async (memberId: string) =>
  (await listStaffActs(database, [memberId], { limit: 50 })).map(({ operation }) => operation)

const signIn = async (device: ReturnType<typeof softAuthenticator>) => {
  const asked = await askToSignIn(room, officeSite, 'desk-1')
  return signInByPasskey(room, officeSite, 'desk-1', device.use(asked), 'Firefox, Linux')
}

test('given no staff, the first two administrators are invited, and nobody when both have come', async () => {
  expect(aigul).toMatchObject({
    name: 'Айгүл Сәрсенова',
    roles: ['administrator'],
    state: 'active',
    iin: null,
  })
  expect(await inviteFirstAdministrators(room, ['nobody'])).toEqual([])
  expect(await acts(aigul.memberId)).toEqual(['staff-joined', 'staff-invited'])
})

test('asked again before they came, the first administrators get new links and the old ones are void', async () => {
  const other = { database: (await openTestDatabase()).database, keyring: openKeyring(testConfig()), clock }
  const before = await inviteFirstAdministrators(other, ['Бірінші', 'Екінші'])
  const again = await inviteFirstAdministrators(other, ['Бірінші', 'Екінші'])
  expect(again.map(({ memberId }) => memberId).sort()).toEqual(before.map(({ memberId }) => memberId).sort())
  expect(again.map(({ name }) => name).sort()).toEqual(['Бірінші', 'Екінші'])
  expect(await findInvitation(other, before[0]!.token)).toBeNull()
  await join(other, again[0]!.token)
  expect(await inviteFirstAdministrators(other, ['Бірінші', 'Екінші'])).toHaveLength(1)
})

test('a new colleague is proposed by one, approved by another, and joins by a link', async () => {
  const wanted = { name: 'Дана Әлиева', iin: '850715300013', roles: ['moderator'] as const }
  const proposal = await proposeMember(room, aigul, wanted, origin)
  const [open] = await listProposals(room)
  expect(open).toMatchObject({ id: proposal, kind: 'invitation', rolesAfter: ['moderator'], state: 'open' })
  const memberId = open!.memberId
  await expect(makeInvitation(room, aigul, memberId, origin)).rejects.toMatchObject({
    code: 'unknown-member',
  })
  await expect(decideProposal(room, aigul, proposal, 'approve', origin)).rejects.toMatchObject({
    code: 'own-proposal',
  })
  await decideProposal(room, berik, proposal, 'approve', origin)
  await expect(decideProposal(room, berik, proposal, 'approve', origin)).rejects.toMatchObject({
    code: 'not-open',
  })
  const { token } = await makeInvitation(room, berik, memberId, origin)
  expect(await findInvitation(room, token)).toMatchObject({ member: { name: 'Дана Әлиева' } })
  const { member } = await join(room, token)
  expect(await readMember(room, member.memberId)).toMatchObject({ state: 'active', iin: '850715300013' })
  expect(await acts(berik.memberId)).toEqual(
    expect.arrayContaining(['staff-change-approved', 'staff-link-made']),
  )
  expect(await acts(memberId)).toEqual(['staff-joined', 'staff-change-took-effect'])
})

test('a colleague who sees cases is known by their own number, one a person', async () => {
  const propose = (iin: string | null, roles: readonly ('moderator' | 'auditor')[]) =>
    proposeMember(room, aigul, { name: 'Әсел', iin, roles }, origin)
  await expect(propose(null, ['moderator'])).rejects.toMatchObject({ code: 'iin-missing' })
  await expect(propose('850715300013', ['moderator'])).rejects.toMatchObject({ code: 'iin-taken' })
  const auditor = await propose(null, ['auditor'])
  const { memberId } = await decideProposal(room, berik, auditor, 'approve', origin)
  const { token } = await makeInvitation(room, aigul, memberId, origin)
  await join(room, token)
  const change = { kind: 'roles', memberId, roles: ['auditor', 'support'] } as const
  await expect(proposeChange(room, aigul, change, origin)).rejects.toMatchObject({ code: 'iin-missing' })
})

test('a refused colleague never joins, and their number is free again', async () => {
  const wanted = { name: 'Тимур', iin: '850715300023', roles: ['moderator'] as const }
  const refused = await proposeMember(room, aigul, wanted, origin)
  const { memberId } = await decideProposal(room, berik, refused, 'refuse', origin)
  expect(await readMember(room, memberId)).toMatchObject({ state: 'deactivated' })
  const again = await proposeMember(room, berik, wanted, origin)
  await expect(withdrawProposal(room, aigul, again, origin)).rejects.toMatchObject({
    code: 'not-administrator',
  })
  await withdrawProposal(room, berik, again, origin)
  await expect(withdrawProposal(room, berik, again, origin)).rejects.toMatchObject({ code: 'not-open' })
  await expect(decideProposal(room, aigul, crypto.randomUUID(), 'approve', origin)).rejects.toMatchObject({
    code: 'not-open',
  })
})

test('a link is good once, for a day, and only the newest', async () => {
  const invite = async () => inviteByOperator(room, { name: 'Нұрлан', iin: null, roles: ['auditor'] })
  const used = await invite()
  const { device } = await join(room, used.token)
  expect(await offerJoining(room, officeSite, used.token)).toBeNull()
  expect(await joinStaff(room, officeSite, used.token, device.make({ challenge: 'x' }), '')).toEqual({
    kind: 'refused',
    code: 'invitation',
  })
  const old = await invite()
  clock.advance(24 * hour)
  expect(await findInvitation(room, old.token)).toBeNull()
  const newest = await makeInvitation(room, aigul, old.memberId, origin)
  const evenNewer = await makeInvitation(room, aigul, old.memberId, origin)
  expect(await findInvitation(room, newest.token)).toBeNull()
  expect(await findInvitation(room, evenNewer.token)).not.toBeNull()
})

test('of two people who open one link at once, one joins', async () => {
  const { token } = await inviteByOperator(room, { name: 'Сәуле', iin: null, roles: ['auditor'] })
  const devices = [softAuthenticator(officeSite.origin), softAuthenticator(officeSite.origin)]
  const made: unknown[] = []
  for (const device of devices) made.push(device.make((await offerJoining(room, officeSite, token))!))
  const entries = await Promise.all(made.map((sent) => joinStaff(room, officeSite, token, sent, 'Chrome')))
  expect(entries.map(({ kind }) => kind).sort()).toEqual(['entered', 'refused'])
})

test('the database holds no name, number or token of staff', async () => {
  const { token } = await inviteByOperator(room, {
    name: 'Жасырын Аты',
    iin: '850715300033',
    roles: ['support'],
  })
  const { rows } = await pool.query(
    'select m.*, i.token_hash from staff.members m join staff.invitations i using (member_id)',
  )
  const dump = rows
    .flatMap(Object.values)
    .map((value) =>
      Buffer.isBuffer(value) ? value.toString('utf8') + value.toString('base64url') : `${value}`,
    )
    .join(' ')
  for (const secret of ['Жасырын', '850715300033', token]) expect(dump).not.toContain(secret)
})

test('a member signs in with the passkey of their device, and a stranger does not', async () => {
  const { member, device } = await hire(['moderator'])
  const entry = await signIn(device)
  expect(entry).toMatchObject({ kind: 'entered', member: { memberId: member.memberId } })
  expect((await acts(member.memberId))[0]).toBe('staff-signed-in')
  expect(await signIn(softAuthenticator(officeSite.origin))).toEqual({
    kind: 'refused',
    code: 'unknown-passkey',
  })
  expect(await signInByPasskey(room, officeSite, 'desk-1', { garbage: true }, '')).toEqual({
    kind: 'refused',
    code: 'malformed',
  })
})

test('a session ends after twenty idle minutes, after twelve hours, and when it is ended', async () => {
  const { member, session } = await hire(['support'])
  clock.advance(19 * minute)
  expect(await findStaffSession(room, session)).toMatchObject({ member: { roles: ['support'] } })
  for (let visits = 0; visits < 36; visits += 1) {
    clock.advance(19 * minute)
    expect(await findStaffSession(room, session)).not.toBeNull()
  }
  clock.advance(19 * minute)
  expect(await findStaffSession(room, session)).toBeNull()
  expect(await listStaffSessions(room, member.memberId)).toEqual([])

  const fresh = await hire(['support'])
  clock.advance(20 * minute)
  expect(await findStaffSession(room, fresh.session)).toBeNull()
  const ended = await hire(['support'])
  const [open] = await listStaffSessions(room, ended.member.memberId)
  expect(open).toMatchObject({ device: 'Chrome, Linux' })
  expect(await endStaffSessions(room, { memberId: ended.member.memberId, id: open!.id })).toBe(1)
  expect(await findStaffSession(room, ended.session)).toBeNull()
  expect(await findStaffSession(room, 'no such token')).toBeNull()
})

test('new roles hold from the next page on, when two administrators want them', async () => {
  const { member, session } = await hire(['moderator'])
  const change = { kind: 'roles', memberId: member.memberId, roles: ['senior-moderator'] } as const
  const proposal = await proposeChange(room, aigul, change, origin)
  expect(await findStaffSession(room, session)).toMatchObject({ member: { roles: ['moderator'] } })
  await expect(proposeChange(room, berik, change, origin)).rejects.toMatchObject({ code: 'open-proposal' })
  await decideProposal(room, berik, proposal, 'approve', origin)
  expect(await findStaffSession(room, session)).toMatchObject({ member: { roles: ['senior-moderator'] } })
  expect((await acts(member.memberId))[0]).toBe('staff-change-took-effect')
})

test('a deactivated member is out at once, with every device', async () => {
  const { member, session, device } = await hire(['moderator'])
  const gone = { kind: 'deactivation', memberId: member.memberId } as const
  const proposal = await proposeChange(room, aigul, gone, origin)
  await decideProposal(room, berik, proposal, 'approve', origin)
  expect(await findStaffSession(room, session)).toBeNull()
  expect(await signIn(device)).toEqual({ kind: 'refused', code: 'unknown-passkey' })
  await expect(proposeChange(room, aigul, gone, origin)).rejects.toMatchObject({ code: 'unknown-member' })
})

test('after a lost device the old passkey is void and the member joins anew', async () => {
  const { member, session, device } = await hire(['moderator'])
  const { memberId } = member
  const proposal = await proposeChange(room, berik, { kind: 'new-access', memberId }, origin)
  await decideProposal(room, aigul, proposal, 'approve', origin)
  expect(await findStaffSession(room, session)).toBeNull()
  expect(await signIn(device)).toMatchObject({ kind: 'refused' })
  const { token } = await makeInvitation(room, aigul, memberId, origin)
  expect((await join(room, token)).member).toMatchObject({ memberId, roles: ['moderator'] })
})

test('the last two administrators stay, even when two changes are approved at once', async () => {
  const demote = (memberId: string) => ({ kind: 'roles', memberId, roles: ['auditor'] }) as const
  await expect(proposeChange(room, aigul, demote(aigul.memberId), origin)).rejects.toMatchObject({
    code: 'last-administrators',
  })
  const [dana, eva] = [await hire(['administrator']), await hire(['administrator'])]
  const three = await proposeChange(room, aigul, demote(dana.member.memberId), origin)
  const four = await proposeChange(room, aigul, demote(berik.memberId), origin)
  await decideProposal(room, eva.member, three, 'approve', origin)
  await decideProposal(room, eva.member, four, 'approve', origin)
  const left = (await listMembers(room)).filter(
    ({ state, roles }) => state === 'active' && roles.includes('administrator'),
  )
  expect(left.map(({ memberId }) => memberId).sort()).toEqual([aigul.memberId, eva.member.memberId].sort())
  const back = { kind: 'roles', memberId: berik.memberId, roles: ['administrator'] } as const
  await decideProposal(
    room,
    eva.member,
    await proposeChange(room, left.find((one) => one.memberId === aigul.memberId)!, back, origin),
    'approve',
    origin,
  )
})

test('nobody but an administrator proposes, approves or makes a link', async () => {
  const { member } = await hire(['moderator', 'auditor'])
  const wanted = { name: 'Арман', iin: null, roles: ['auditor'] as const }
  const refusal = { code: 'not-administrator' }
  await expect(proposeMember(room, member, wanted, origin)).rejects.toMatchObject(refusal)
  const change = { kind: 'deactivation', memberId: berik.memberId } as const
  await expect(proposeChange(room, member, change, origin)).rejects.toMatchObject(refusal)
  await expect(makeInvitation(room, member, berik.memberId, origin)).rejects.toMatchObject(refusal)
  const proposal = await proposeMember(room, aigul, wanted, origin)
  await expect(decideProposal(room, member, proposal, 'approve', origin)).rejects.toMatchObject(refusal)
})

test('a second passkey is added for a bad day, and the last one stays', async () => {
  const { member, device } = await hire(['moderator'])
  const { memberId } = member
  expect(await removeStaffPasskey(room, memberId, device.id, origin)).toBe(false)
  const spare = softAuthenticator(officeSite.origin)
  const made = spare.make(await offerStaffPasskey(room, officeSite, member))
  expect(await addStaffPasskey(room, officeSite, memberId, made, origin)).toEqual({ kind: 'added' })
  expect(await addStaffPasskey(room, officeSite, memberId, made, origin)).toEqual({
    kind: 'refused',
    code: 'challenge',
  })
  expect(await removeStaffPasskey(room, aigul.memberId, device.id, origin)).toBe(false)
  expect(await removeStaffPasskey(room, memberId, device.id, origin)).toBe(true)
  expect((await listStaffPasskeys(room, memberId)).map(({ id }) => id)).toEqual([spare.id])
  expect(await signIn(device)).toMatchObject({ kind: 'refused' })
})

test('what is over is cleaned up', async () => {
  const { session } = await hire(['support'])
  await askToSignIn(room, officeSite, 'never answered')
  clock.advance(25 * hour)
  await cleanUpStaff(room)
  expect(await findStaffSession(room, session)).toBeNull()
  const { rows } = await pool.query(
    'select (select count(*)::int from staff.sessions) + (select count(*)::int from staff.invitations) + (select count(*)::int from staff.passkey_challenges) as left',
  )
  expect(rows).toEqual([{ left: 0 }])
})
