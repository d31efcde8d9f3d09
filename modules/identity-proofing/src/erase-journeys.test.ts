import { expect, test } from 'vitest'
import { readSmsProgress } from '#modules/notifications'
import { CryptoError, readPersonKey } from '#platform/crypto'
import { openTestDatabase } from '#platform/testing'
import { eraseJourneys } from './erase-journeys.ts'
import { tablesOf } from './tables.ts'
import { openProofing } from './testing/open-proofing.ts'
import { walkTo } from './testing/walk.ts'

test('a journey of yesterday is erased with its key, its codes and its messages', async () => {
  const { database } = await openTestDatabase()
  const opened = openProofing(database)
  const { proofing, clock } = opened
  await walkTo(opened, 'iin')
  const { personId } = await tablesOf(database)
    .selectFrom('journeys')
    .select('personId')
    .executeTakeFirstOrThrow()
  const { smsId } = await tablesOf(database).selectFrom('sentCodes').select('smsId').executeTakeFirstOrThrow()
  clock.advance(24 * 60 * 60_000 - 1)
  expect(await eraseJourneys(database, clock)).toBe(0)
  clock.advance(1)
  expect(await eraseJourneys(database, clock)).toBe(1)
  await expect(readPersonKey(database, proofing.keyring, personId)).rejects.toThrow(CryptoError)
  expect(await tablesOf(database).selectFrom('sentCodes').selectAll().execute()).toEqual([])
  expect(await readSmsProgress(database, smsId)).toBeNull()
})
