import { expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { listLooks } from '#modules/consents'
import { countInbox } from '#modules/notifications'
import { openTestDatabase } from '#platform/testing'
import { claimCase } from '../moderation/claim-case.ts'
import { decideCase } from '../moderation/decide-case.ts'
import { openCase } from '../moderation/open-case.ts'
import { readQueue } from '../moderation/read-queue.ts'
import { moderator, openDocuments } from '../testing/open-documents.ts'
import { aidos } from '../testing/open-proofing.ts'
import { readCase } from './read-case.ts'

test('from the first picture to the decision', async () => {
  const { database } = await openTestDatabase()
  const { doors, owner, sent, readSms } = await openDocuments(database)
  const caseId = await sent()
  expect(await readCase(doors, owner, caseId)).toMatchObject({
    state: 'waiting',
    dueAt: new Date('2026-11-24T04:00:00Z'),
  })
  expect(await readQueue(doors, moderator)).toMatchObject({ total: 1, rows: [{ caseId, late: false }] })
  expect(await claimCase(doors, moderator, caseId)).toMatchObject({ kind: 'claimed' })
  expect(await openCase(doors, moderator, caseId)).toMatchObject({ kind: 'opened', registryAnswered: true })
  const decision = { verb: 'approve', reasons: [], side: null, note: '', marks: [] } as const
  expect(await decideCase(doors, moderator, caseId, decision)).toMatchObject({ kind: 'decided' })
  expect((await readCase(doors, owner, caseId))?.state).toBe('approved')
  expect((await readSms(aidos.phone))[0]).toContain('документ принят')
  expect(await countInbox(database, owner.personId)).toEqual({ all: 1, unread: 1 })
  const history = await listOperations(database, owner.personId)
  expect(history.map(({ operation }) => operation)).toEqual([
    'document-approved',
    'document-viewed',
    'document-sent',
  ])
  const looks = await listLooks(database, doors.keyring, aidos.iin)
  expect(looks.some(({ by, source }) => by === 'staff' && source === 'identity-document')).toBe(true)
})
