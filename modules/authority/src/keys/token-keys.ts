import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDer, parsePublicKey, type SigningKey } from '#eds'
import { type Environment, environment } from '#platform/config'
import { AuthorityError } from '../errors.ts'
import { createTurns } from '../state/turns.ts'
import { type HeldKey, type KeyAlgorithm, type KeyName, type KeyStore, keyNames } from './key-store.ts'

/** A security token that speaks PKCS #11: an HSM, a smart card, or SoftHSM. */
export type Token = {
  /** The maker's library, such as /usr/lib/softhsm/libsofthsm2.so. */
  readonly module: string
  readonly label: string
  /** A file with the PIN alone. */
  readonly pinFile: string
}

const keyTypes: Partial<Readonly<Record<KeyAlgorithm, string>>> = {
  'rsa-2048': 'rsa:2048',
  'p-256': 'EC:prime256v1',
}

/**
 * Keys inside a token: made there, used there, never taken out. OpenSC's `pkcs11-tool` speaks to the token, a process a
 * signature, so that no compiled add-on is installed for those who have none.
 */
export function tokenKeys(token: Token): KeyStore {
  return {
    make: async (name, algorithm) => {
      const type = keyTypes[algorithm]
      if (!type)
        throw new AuthorityError(
          'key-refused',
          `Tokens make no keys of ${algorithm}; choose rsa-2048 or p-256.`,
        )
      const label = ['--label', `senim-${name}`, '--usage-sign']
      await runTool(token, ['--keypairgen', '--key-type', type, '--id', idOf(name), ...label])
      return readHeldKey(token, name)
    },
    open: (name) => readHeldKey(token, name),
  }
}

function idOf(name: KeyName): string {
  return `0${keyNames.indexOf(name) + 1}`
}

async function readHeldKey(token: Token, name: KeyName): Promise<HeldKey> {
  const publicKey = await exchange(token, ['--read-object', '--type', 'pubkey', '--id', idOf(name)])
  const { kind } = parsePublicKey(parseDer(publicKey))
  if (kind.kind !== 'rsa' && kind.kind !== 'ec')
    throw new AuthorityError('token-failed', `The token's key "${name}" is neither RSA nor P-256.`)
  return { publicKey, signing: kind.kind === 'rsa' ? rsaSigner(token, name) : curveSigner(token, name) }
}

function rsaSigner(token: Token, name: KeyName): SigningKey {
  const words = ['--sign', '--id', idOf(name), '--mechanism', 'SHA256-RSA-PKCS']
  return {
    scheme: { kind: 'rsa-pkcs1', hash: 'SHA-256' },
    sign: (content) => exchange(token, words, content),
  }
}

// Not every token hashes for ECDSA, so the digest is made here.
function curveSigner(token: Token, name: KeyName): SigningKey {
  const words = ['--sign', '--id', idOf(name), '--mechanism', 'ECDSA', '--signature-format', 'openssl']
  return {
    scheme: { kind: 'ecdsa', hash: 'SHA-256' },
    sign: (content) => exchange(token, words, new Uint8Array(createHash('sha256').update(content).digest())),
  }
}

/** What the tool writes into its output file, given what stands in its input file. */
async function exchange(token: Token, words: readonly string[], content?: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), `senim-token-${randomUUID().slice(0, 8)}-`))
  const input = join(folder, 'input')
  const output = join(folder, 'output')
  try {
    if (content) writeFileSync(input, content)
    const files = [...(content ? ['--input-file', input] : []), '--output-file', output]
    await runTool(token, [...words, ...files])
    return new Uint8Array(readFileSync(output))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Tokens are asked one question at a time: SoftHSM loses sight of itself when two processes begin at once.
const inTurn = createTurns()

function runTool(token: Token, words: readonly string[]): Promise<void> {
  return inTurn(() => runToolNow(token, words))
}

function runToolNow({ module, label, pinFile }: Token, words: readonly string[]): Promise<void> {
  // In the environment of the tool alone: the arguments of a process are open to everybody on the machine.
  const pin = readPin(pinFile)
  const login = ['--module', module, '--token-label', label, '--login', '--pin', 'env:SENIM_TOKEN_PIN']
  const env = { ...withoutOurSecrets(environment), SENIM_TOKEN_PIN: pin }
  return new Promise((resolve, reject) => {
    execFile('pkcs11-tool', [...login, ...words], { env, timeout: 60_000 }, (error, _, said) => {
      if (!error) return resolve()
      const why =
        'code' in error && error.code === 'ENOENT'
          ? 'pkcs11-tool is not installed (Debian: apt-get install opensc)'
          : said.trim().split('\n').at(-1)
      reject(new AuthorityError('token-failed', `The token did not answer: ${why}.`, { cause: error }))
    })
  })
}

// Libraries of tokens have settings of their own in the environment; ours are not for them.
function withoutOurSecrets(all: Environment): Environment {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !name.startsWith('SENIM_') && name !== 'DATABASE_URL'),
  )
}

function readPin(pinFile: string): string {
  try {
    return readFileSync(pinFile, 'utf8').trim()
  } catch (cause) {
    throw new AuthorityError('token-failed', `The file with the PIN cannot be read: ${pinFile}.`, { cause })
  }
}
