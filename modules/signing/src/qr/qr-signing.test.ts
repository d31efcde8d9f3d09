import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openTestDatabase } from '#platform/testing'
import { openSandbox } from '../../../../apps/sandbox/src/testing/open-sandbox.ts'
import { acceptSignature, cancelSigningRequest, readSigningRequest } from '../index.ts'
import { aidos, openSigning } from '../testing/open-signing.ts'
import {
  findQrSigning,
  isQrBearer,
  markQrSigning,
  offerQrSigning,
  qrBearer,
  qrStateOf,
} from './qr-signing.ts'

const minute = 60_000

async function openQr() {
  const clock = fixedClock('2026-11-22T05:00:00Z')
  const { database } = await openTestDatabase()
  const signing = openSigning(database, openSandbox(), clock)
  const { requestId, manifest } = await signing.ask({ ...aidos, needs: 'individual' })
  const offer = async () => offerQrSigning(signing.room, await readSigningRequest(signing.room, requestId))
  return { ...signing, clock, requestId, manifest, offer }
}

test('a code leads a phone to what is asked, until its five minutes are over', async () => {
  const { room, clock, offer, requestId, manifest } = await openQr()
  const { token, expiresAt } = await offer()
  expect(expiresAt.getTime() - clock.now().getTime()).toBe(5 * minute)
  const found = await findQrSigning(room, token)
  expect(found).toMatchObject({ state: 'offered', request: { requestId } })
  expect(Buffer.from(found!.request.manifest)).toEqual(Buffer.from(manifest))
  clock.advance(5 * minute)
  expect(await findQrSigning(room, token)).toBeNull()
  expect(await qrStateOf(room, token)).toBe('expired')
})

test('a new code takes the place of the last one, and none lives longer than the request', async () => {
  const { room, clock, offer } = await openQr()
  const first = await offer()
  const second = await offer()
  expect(await findQrSigning(room, first.token)).toBeNull()
  expect(await findQrSigning(room, second.token)).not.toBeNull()
  clock.advance(28 * minute)
  expect((await offer()).expiresAt.getTime() - clock.now().getTime()).toBe(2 * minute)
})

test('used, given up or never made: from outside they are the same', async () => {
  const { room, offer } = await openQr()
  for (const state of ['used', 'cancelled'] as const) {
    const { token } = await offer()
    await markQrSigning(room, token, 'opened')
    expect(await qrStateOf(room, token)).toBe('opened')
    await markQrSigning(room, token, state)
    await markQrSigning(room, token, 'opened')
    expect(await qrStateOf(room, token)).toBe(state)
    expect(await findQrSigning(room, token)).toBeNull()
  }
  expect(await findQrSigning(room, 'never-made')).toBeNull()
})

test('when the request is given up, its code leads nowhere', async () => {
  const { room, offer, requestId } = await openQr()
  const { token } = await offer()
  await cancelSigningRequest(room.database, room, requestId)
  expect(await findQrSigning(room, token)).toBeNull()
})

test('a signature by another way closes the code too', async () => {
  const { room, offer, requestId, manifest, order } = await openQr()
  const { token } = await offer()
  const cms = await (await order({ iin: aidos.iin })).sign(manifest)
  expect((await acceptSignature(room, requestId, cms, { way: 'file' })).state).toBe('signed')
  expect(await findQrSigning(room, token)).toBeNull()
})

test('the documents want the word that belongs to the code', () => {
  expect(isQrBearer('code', qrBearer('code'))).toBe(true)
  expect(isQrBearer('code', qrBearer('other'))).toBe(false)
  expect(isQrBearer('code', 'code')).toBe(false)
  expect(isQrBearer('code', '')).toBe(false)
})
