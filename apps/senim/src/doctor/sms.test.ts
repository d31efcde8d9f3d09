import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Config, SmsSettings } from '#platform/config'
import { testConfig } from '#platform/testing'
import { runCheck } from './doctor.ts'
import { smsOperators } from './sms.ts'

const look = (changes: Partial<Config>) =>
  runCheck(smsOperators, { root: '', env: {}, stateFolder: '', config: testConfig(changes) })

async function gatewayAnswering(status: number): Promise<SmsSettings> {
  const server = createServer((_, response) => response.writeHead(status).end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { kind: 'gateway', name: 'first', url: `http://127.0.0.1:${port}/api/sms`, token: null }
}

const silentCentre: SmsSettings = {
  ...{ kind: 'smpp', name: 'second', host: '127.0.0.1', port: 1, tls: false },
  ...{ systemId: 'senim', password: 'senim', sender: 'Senim', perSecond: 20 },
}

test('a gateway that answers is well; a second operator is advised', async () => {
  const finding = await look({ sms: [await gatewayAnswering(404)] })
  expect(finding).toMatchObject({ ok: true, remedy: expect.stringContaining('SENIM_SMS_SECOND_URL') })
})

test('a gateway that refuses our token, and a centre that hangs up, are named each', async () => {
  const finding = await look({ sms: [await gatewayAnswering(401), silentCentre] })
  expect(finding).toMatchObject({
    ok: false,
    found: expect.stringMatching(/first one: .*second one: .*ECONNREFUSED/),
  })
})

test('while the sandbox is stopped, its operators are not missed', async () => {
  const stopped: SmsSettings = {
    kind: 'gateway',
    name: 'first',
    url: 'http://localhost:1/api/sms',
    token: null,
  }
  const ports = { portal: 3, digitalId: 4, office: 5, sandbox: 1 }
  expect(await look({ sms: [stopped], ports })).toMatchObject({
    ok: true,
    found: expect.stringContaining('stopped'),
  })
})
