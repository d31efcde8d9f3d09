import { expect, test } from 'vitest'
import { openSession } from '#modules/accounts'
import { claimCase, decideCase } from '#modules/identity-proofing'
import { subscribeToPush, tellPerson } from '#modules/notifications'
import { transaction } from '#platform/database'
import { openTestDatabase } from '#platform/testing'
import {
  moderator,
  newPerson,
  openDocuments as openGivenDocuments,
} from '../../../modules/identity-proofing/src/testing/open-documents.ts'
import { keepingCarriers } from '../../../modules/notifications/src/testing/carriers.ts'
import { openDocuments } from './open-documents.ts'

const { database } = await openTestDatabase()
const bytes = (count: number) => Buffer.alloc(count, 7).toString('base64url')

/** The documents with given readings and the carriers of the whole program, which keep what they are given. */
async function opened() {
  const given = await openGivenDocuments(database, { person: newPerson() })
  const kept = keepingCarriers()
  const { deliver } = openDocuments(given.proofing, kept.carriers, 1).doors
  return { ...given, kept, doors: { ...given.doors, deliver } }
}

async function askToBeTold({ doors, owner, clock }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  const { personId } = owner
  const session = { personId, program: 'portal', device: '', amr: ['face'] } as const
  await subscribeToPush(database, doors.keyring, clock, {
    personId,
    sessionId: (await openSession(database, clock, session)).session.id,
    address: {
      endpoint: 'https://fcm.googleapis.com/fcm/send/one',
      keys: { p256dh: bytes(65), auth: bytes(16) },
    },
    language: 'kk',
    expiresAt: new Date(clock.now().getTime() + 86_400_000),
  })
}

test('a decision on a document leaves at once as an SMS and as a push to the device that asked for it', async () => {
  const documents = await opened()
  const { doors, kept, sent } = documents
  await askToBeTold(documents)
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  await decideCase(doors, moderator, caseId, {
    verb: 'approve',
    reasons: [],
    note: '',
    side: null,
    marks: [],
  })
  await expect.poll(() => kept.pushes.length).toBe(1)
  expect(JSON.parse(kept.pushes[0]!)).toMatchObject({
    body: 'Құжатыңыз бойынша жаңа хабар бар. Ашып қараңыз.',
  })
  await expect.poll(() => kept.sms.map(({ text }) => text).join()).toContain('ваш документ принят')
})

test('a letter, where there is one, leaves by the mail server', async () => {
  const { doors, owner, clock, kept } = await opened()
  const words = { kk: 'Құжат', ru: 'Документ', en: 'Document' }
  const { personId } = owner
  const email = { to: 'aidos@example.kz', subject: 'Документ', text: 'Есть новости.' }
  const told = await transaction(database, (trx) =>
    tellPerson(trx, doors.keyring, clock, {
      personId,
      topic: 'document',
      title: words,
      body: words,
      link: '/',
      email,
    }),
  )
  await doors.deliver(told)
  expect(kept.letters).toMatchObject([email])
})
