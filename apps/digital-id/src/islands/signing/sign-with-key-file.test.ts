import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { base64Bytes } from '#eds'
import { newFolder, openKeyFiles, keyFilePassword as password } from '../../testing/key-files.ts'
import { signWithKeyFile } from './sign-with-key-file.ts'

const iin = '771126300017'
const bin = '150440000013'
const content = new TextEncoder().encode('{"purpose":"approval"}')

function openKeys() {
  const { state, take, now } = openKeyFiles()
  const sign = async (
    wish: Partial<Parameters<typeof take>[0]>,
    signer: object | null = { iin, needs: 'individual' },
    typed = password,
    use: 'signing' | 'authentication' = 'signing',
  ) =>
    signWithKeyFile({
      file: await take({ iin, ...wish }),
      password: typed,
      content,
      signer: signer as never,
      use,
      now: now(),
    })
  return { state, sign }
}

test('a key file signs what it is given, and OpenSSL verifies it', async () => {
  const { sign, state } = openKeys()
  const outcome = await sign({})
  const cms = 'cms' in outcome ? outcome.cms : ''
  const folder = newFolder()
  const { root } = await state.authorities.open('rsa')
  writeFileSync(join(folder, 'root.cer'), root.der)
  writeFileSync(join(folder, 'signed.cms'), base64Bytes(cms))
  execFileSync('openssl', [
    'x509',
    '-inform',
    'DER',
    '-in',
    join(folder, 'root.cer'),
    '-out',
    join(folder, 'root.pem'),
  ])
  const at = String(Math.floor(state.clock.now().getTime() / 1000) + 1)
  const words = [
    'cms',
    '-verify',
    '-binary',
    '-inform',
    'DER',
    '-in',
    join(folder, 'signed.cms'),
    '-purpose',
    'any',
    '-attime',
    at,
  ]
  const opened = execFileSync('openssl', [...words, '-CAfile', join(folder, 'root.pem')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(opened.toString()).toBe('{"purpose":"approval"}')
})

test('a GOST key signs too, and so does a first head', async () => {
  const { sign } = openKeys()
  expect(await sign({ kind: 'gost-512' })).toHaveProperty('cms')
  expect(await sign({ bin }, { iin, bin, needs: 'first-head' })).toHaveProperty('cms')
})

test('each key that the server would refuse is named before anything is sent', async () => {
  const { sign } = openKeys()
  expect(await sign({ use: 'authentication' })).toMatchObject({ problem: 'authentication-key' })
  expect(await sign({ condition: 'expired' })).toMatchObject({
    problem: 'expired',
    places: { until: '18.10.2026' },
  })
  expect(await sign({ iin: '840707400014' })).toMatchObject({
    problem: 'other-person',
    places: { name: expect.stringContaining('СӘУЛЕ') },
  })
  expect(await sign({ bin })).toMatchObject({ problem: 'organization-certificate', places: { bin } })
  expect(await sign({}, { iin, bin, needs: 'first-head' })).toMatchObject({
    problem: 'individual-certificate',
  })
  expect(await sign({}, { iin, bin, needs: 'first-head' }, 'Qwerty13')).toMatchObject({
    problem: 'wrong-password',
  })
})

test('a wrong password and a file that is none are told apart', async () => {
  const { sign } = openKeys()
  expect(await sign({}, null, 'wrong')).toMatchObject({ problem: 'wrong-password' })
  const broken = { password, content, signer: null, use: 'signing', now: 0 } as const
  for (const file of [new Uint8Array(), content, new Uint8Array(5000).fill(48)])
    expect(await signWithKeyFile({ ...broken, file })).toMatchObject({ problem: 'not-a-key-file' })
})

test('a sign-in takes the key for signing in, whoever it is, and names the one for documents', async () => {
  const { sign } = openKeys()
  expect(await sign({ use: 'authentication' }, null, password, 'authentication')).toHaveProperty('cms')
  expect(await sign({}, null, password, 'authentication')).toMatchObject({ problem: 'signing-key' })
})
