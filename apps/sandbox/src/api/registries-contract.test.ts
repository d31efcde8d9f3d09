import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listLooks } from '#modules/consents'
import { connectRegistries } from '#modules/registries'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { openSandbox } from '../testing/open-sandbox.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const question = { by: 'system', asker: 'digital-id', purpose: 'identification' } as const

const everyday = '850715300013'
const unknown = '850715300023'
const phone = '+77020000147'

const portrait = () =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: 'grey' } })
    .jpeg()
    .toBuffer()

async function openState() {
  const { api, state } = openSandbox()
  const server = createServer(getRequestListener(api.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/registries`
  return { state, registries: connectRegistries(database, keyring, clock, { url, token: null }) }
}

async function timed<Result>(work: Promise<Result>) {
  const start = performance.now()
  return { result: await work, milliseconds: performance.now() - start }
}

describe('given registries in good order', () => {
  test('when asked for a person, then the answer says who they are', async () => {
    const { registries, state } = await openState()
    expect(await state.photos.set(everyday, await portrait())).toBe('saved')
    const outcome = await registries.askIndividual(everyday, question)
    expect(outcome).toMatchObject({
      kind: 'answer',
      answer: {
        iin: everyday,
        birthDate: '1985-07-15',
        sex: 'male',
        documents: [{ kind: expect.any(String) }],
      },
    })
    const photo = outcome.kind === 'answer' ? outcome.answer?.photo : undefined
    expect([...(photo ?? []).slice(0, 2)]).toEqual([0xff, 0xd8])
  })

  test('when asked for nobody, then the answer is that there is nobody', async () => {
    const { registries } = await openState()
    expect(await registries.askIndividual(unknown, question)).toEqual({ kind: 'answer', answer: null })
  })

  test('when asked whose phone it is, then the answer is yes or no', async () => {
    const { registries } = await openState()
    const linkedTo = (iin: string) => registries.askPhoneOwner(iin, phone, question)
    expect(await linkedTo(everyday)).toEqual({ kind: 'answer', answer: { linked: true } })
    expect(await linkedTo(unknown)).toEqual({ kind: 'answer', answer: { linked: false } })
  })

  test('when asked for civil acts and companies, then lists come back', async () => {
    const { registries } = await openState()
    const acts = await registries.askCivilActs('840707400014', question)
    expect(acts).toMatchObject({ kind: 'answer', answer: expect.arrayContaining([expect.anything()]) })
    expect(await registries.askLegalEntities({ headIin: unknown }, question)).toEqual({
      kind: 'answer',
      answer: [],
    })
  })

  test('every question about a person is written down where that person can read it', async () => {
    const { registries } = await openState()
    const person = '790321300018'
    await registries.askIndividual(person, question)
    clock.advance(1000)
    await registries.askPhoneOwner(person, '+77099999999', question)
    const looks = await listLooks(database, keyring, person)
    expect(looks).toMatchObject([
      { source: 'mobile-citizens', attributes: ['phone-link'], result: 'not-found' },
      { ...question, source: 'individuals', result: 'found', at: new Date('2026-11-23T05:00:00Z') },
    ])
    expect(JSON.stringify(looks)).not.toContain(person)
  })
})

describe('given what a payer has paid for its employees', () => {
  const payer = '150440000013'
  const refund = { by: 'service', asker: 'portal', purpose: 'refund' } as const
  const [driver, storekeeper] = ['900105300019', '831102400016']

  test('when the table is read, then sums are exact and no employee is written down as looked at', async () => {
    const { registries } = await openState()
    const outcome = await registries.askContributions({ payer, knps: ['019'], search: 'ким' }, refund)
    expect(outcome).toMatchObject({
      kind: 'answer',
      answer: { total: 1, rows: [{ employeeIin: '921127300631', amount: 128437n, period: '2026-07' }] },
    })
    expect(await listLooks(database, keyring, '921127300631')).toEqual([])
  })

  test('when employees are chosen, then each of them can see who looked and why', async () => {
    const { registries } = await openState()
    await registries.askContributions({ payer, employees: [driver, storekeeper, unknown] }, refund)
    for (const [iin, result] of [
      [driver, 'found'],
      [storekeeper, 'found'],
      [unknown, 'not-found'],
    ] as const)
      expect((await listLooks(database, keyring, iin))[0]).toMatchObject({
        ...refund,
        source: 'contributions',
        attributes: ['contributions'],
        result,
      })
  })

  test('when the payer is a person, then the table itself is a look at that person', async () => {
    const { registries } = await openState()
    await registries.askContributions({ payer: '870329400015' }, refund)
    expect(await listLooks(database, keyring, '870329400015')).toMatchObject([
      { source: 'contributions', result: 'found' },
    ])
  })

  test('when the registry talks about another payer, then nothing is answered', async () => {
    const { registries, state } = await openState()
    state.switches.set('contributions', 'wrong')
    expect(await registries.askContributions({ payer }, refund)).toEqual({
      kind: 'unavailable',
      reason: 'wrong-answer',
    })
  })

  test('when ten thousand employees are asked for, then two thousand come within the budget', async () => {
    const { registries } = await openState()
    const page = { offset: 8000, limit: 2000 }
    const asked = { payer: '190340000017', knps: ['010', '019'], page }
    const outcome = await registries.askContributions(asked, refund)
    expect(outcome).toMatchObject({ kind: 'answer', answer: { total: 10_450 } })
    expect(outcome.kind === 'answer' && outcome.answer.rows.length).toBe(2000)
  })
})

describe('given a registry in trouble, then the outcome is a value within the budget', () => {
  test('slow', async () => {
    const { registries, state } = await openState()
    state.switches.set('individuals', 'slow', 10_000)
    const { result, milliseconds } = await timed(registries.askIndividual(everyday, question))
    expect(result).toEqual({ kind: 'unavailable', reason: 'slow' })
    expect(milliseconds).toBeLessThan(2300)
  })

  test('failing', async () => {
    const { registries, state } = await openState()
    state.switches.set('individuals', 'failing')
    expect(await registries.askIndividual(everyday, question)).toEqual({
      kind: 'unavailable',
      reason: 'failing',
    })
    const [look] = await listLooks(database, keyring, everyday)
    expect(look?.result).toBe('unavailable')
  })

  test('answering about somebody else', async () => {
    const { registries, state } = await openState()
    state.switches.set('individuals', 'wrong')
    expect(await registries.askIndividual(everyday, question)).toEqual({
      kind: 'unavailable',
      reason: 'wrong-answer',
    })
  })

  test('after five failures nobody waits: the registry rests, and its neighbours go on', async () => {
    const { registries, state } = await openState()
    state.switches.set('individuals', 'failing')
    for (let count = 0; count < 5; count += 1) await registries.askIndividual(everyday, question)
    expect(await registries.askIndividual(everyday, question)).toEqual({
      kind: 'unavailable',
      reason: 'resting',
    })
    expect(await registries.askPhoneOwner(everyday, phone, question)).toMatchObject({ kind: 'answer' })
  })
})
