import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { connectRegistries } from './index.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const question = { by: 'system', asker: 'digital-id', purpose: 'identification' } as const

const everyday = '850715300013'
const phone = '+77020000147'

async function listen(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/registries`
}

describe('given a registry in trouble, the outcome is a value within the budget', () => {
  test.each([
    ['no JSON', 'Bad Gateway'],
    ['another shape', '{"found":true,"person":{"iin":"850715300013"}}'],
    ['a birthday that is none', '{"linked":"yes"}'],
  ])('answering with %s', async (_, body) => {
    const url = await listen((_request, response) => response.end(body))
    const registries = connectRegistries(database, keyring, clock, { url, token: null })
    expect(await registries.askIndividual(everyday, question)).toEqual({
      kind: 'unavailable',
      reason: 'wrong-answer',
    })
  })

  test('not there at all', async () => {
    const url = 'http://127.0.0.1:1/api/registries'
    const registries = connectRegistries(database, keyring, clock, { url, token: null })
    expect(await registries.askIndividual(everyday, question)).toEqual({
      kind: 'unavailable',
      reason: 'unreachable',
    })
  })

  test('a connection that breaks is tried once more', async () => {
    let connections = 0
    const url = await listen((request, response) => {
      connections += 1
      if (connections === 1) request.socket.destroy()
      else response.end('{"linked":true}')
    })
    const registries = connectRegistries(database, keyring, clock, { url, token: null })
    expect(await registries.askPhoneOwner(everyday, phone, question)).toEqual({
      kind: 'answer',
      answer: { linked: true },
    })
    expect(connections).toBe(2)
  })

  test('a refusal is not tried again', async () => {
    let questions = 0
    const url = await listen((_request, response) => {
      questions += 1
      response.writeHead(503).end()
    })
    const registries = connectRegistries(database, keyring, clock, { url, token: null })
    await registries.askPhoneOwner(everyday, phone, question)
    expect(questions).toBe(1)
  })
})

test('the token goes with every question', async () => {
  const shown: (string | undefined)[] = []
  const url = await listen((request, response) => {
    shown.push(request.headers.authorization)
    response.end('{"linked":false}')
  })
  const registries = connectRegistries(database, keyring, clock, { url, token: 'of-the-state' })
  await registries.askPhoneOwner(everyday, phone, question)
  expect(shown).toEqual(['Bearer of-the-state'])
})
