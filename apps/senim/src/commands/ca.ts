import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseCertificateList } from '#eds'
import {
  type Authority,
  answerOcsp,
  type CertificateRecord,
  currentLists,
  currentRootList,
  foundAuthority,
  holdCertificate,
  isFinalReason,
  isKeyAlgorithm,
  keyAlgorithms,
  openAuthorityFiles,
  places,
  releaseCertificate,
  revokeCertificate,
  stampTime,
  type Token,
  withFolderLock,
} from '#modules/authority'
import { systemRandom } from '#platform/crypto'
import { bytesOfFile, folderOf, inAuthority, keysOf, needed, textOf, writeOut } from '../ca/folder.ts'
import { issueByOperator } from '../ca/issue.ts'
import { help } from '../ca/texts.ts'
import { type Answer, ask, CommandRefusal, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

type Work = (authority: Authority, input: Answer) => Promise<Answer>

const works: Readonly<Record<string, Work>> = {
  show: async (authority, input) => ({
    ...describe(authority, input),
    address: authority.address,
    certificates: [...authority.ledger.all()].length,
  }),
  issue: issueByOperator,
  list: async ({ ledger }, { iin }) => ({
    certificates: [...ledger.all()]
      .filter((record) => iin === undefined || record.iin === iin)
      .map(({ orderDigest: _, changedIn: __, ...record }) => record),
  }),
  revoke: async (authority, input) => {
    const reason = needed(input, 'reason', 'Say why: --reason, such as key-compromise.')
    if (!isFinalReason(reason))
      throw new CommandRefusal('unknown-reason', `"${reason}" is no reason. See: senim ca revoke --help`)
    return stateOf(await revokeCertificate(authority, serialIn(input), reason))
  },
  hold: async (authority, input) => stateOf(await holdCertificate(authority, serialIn(input))),
  release: async (authority, input) => stateOf(await releaseCertificate(authority, serialIn(input))),
  crl: writeLists,
  ocsp: async (authority, input) =>
    answerFile(input, 'OCSP RESPONSE', (request) => answerOcsp(authority, request)),
  tsa: async (authority, input) => answerFile(input, 'TS REPLY', (query) => stampTime(authority, query)),
}

async function init(input: Answer): Promise<Answer> {
  const algorithm = textOf(input, 'algorithm') ?? 'rsa-2048'
  if (!isKeyAlgorithm(algorithm))
    throw new CommandRefusal('unknown-algorithm', `Algorithms: ${keyAlgorithms.join(', ')}.`)
  const address = (textOf(input, 'address') ?? 'http://localhost/ca').replace(/\/+$/, '')
  if (!/^https?:\/\/[!-~]+$/.test(address))
    throw new CommandRefusal('bad-address', '--address is not an http:// or https:// address.')
  const folder = folderOf(input)
  const token = tokenIn(input)
  const foundation = {
    algorithm,
    owner: textOf(input, 'owner') ?? '',
    address,
    foundedAt: Date.now(),
    ...(token ? { token } : {}),
  }
  await withFolderLock(folder, () => {
    const files = openAuthorityFiles(folder)
    return foundAuthority(files, keysOf(files, foundation), systemRandom, foundation)
  })
  return inAuthority(input, async (authority) => describe(authority, input))
}

function tokenIn(input: Answer): Token | undefined {
  const module = textOf(input, 'pkcs11-module')
  if (module === undefined) return undefined
  const label = needed(input, 'token', 'Say which token: --token LABEL.')
  const pinFile = resolve(needed(input, 'pin-file', 'Give --pin-file FILE with the PIN of the token.'))
  return { module: resolve(module), label, pinFile }
}

function describe({ root, issuing, foundation }: Authority, input: Answer): Answer {
  const fingerprint = (der: Uint8Array) => createHash('sha256').update(der).digest('hex')
  return {
    folder: folderOf(input),
    algorithm: foundation.algorithm,
    root: fingerprint(root.der),
    issuing: fingerprint(issuing.der),
  }
}

async function writeLists(authority: Authority, input: Answer): Promise<Answer> {
  const folder = resolve(textOf(input, 'out') ?? '.')
  mkdirSync(folder, { recursive: true })
  const { complete, delta } = await currentLists(authority)
  const contents = {
    [places.rootCertificate]: authority.root.der,
    [places.issuingCertificate]: authority.issuing.der,
    [places.rootList]: await currentRootList(authority),
    [places.completeList]: complete,
    [places.deltaList]: delta,
  }
  const files = Object.entries(contents).map(([name, der]) => writeOut(join(folder, name), '', der))
  return { files, number: Number(parseCertificateList(complete).number) }
}

async function answerFile(
  input: Answer,
  label: string,
  answer: (request: Uint8Array) => Promise<Uint8Array>,
): Promise<Answer> {
  const request = bytesOfFile(needed(input, 'word', 'Name the file with the request.'))
  const out = needed(input, 'out', 'Say where the answer goes: --out FILE.')
  return { file: writeOut(out, label, await answer(request)) }
}

function serialIn(input: Answer): string {
  return needed(input, 'word', 'Name the certificate by its serial number. See: senim ca list')
}

function stateOf({ serialNumber, state, since, reason }: CertificateRecord): Answer {
  return { serialNumber, state, ...(since ? { since } : {}), ...(reason ? { reason } : {}) }
}

function questionOf(name: string): Question | undefined {
  const work = Object.hasOwn(works, name) ? works[name] : undefined
  if (!work && name !== 'init') return undefined
  return {
    help: help[name as keyof typeof help],
    fromWords: ([word], flags) => ({ ...Object.fromEntries(flags), ...(word ? { word } : {}) }),
    answer: (input) => (work ? inAuthority(input, (authority) => work(authority, input)) : init(input)),
    isYes: () => true,
    print: (answer) => JSON.stringify(answer, null, 2),
  }
}

/** `senim ca …`: a certificate authority of one's own, in a folder. */
export const ca: Command = async ([name = '', ...words]) => {
  const question = questionOf(name)
  if (question) return ask(question, words)
  say(help.all)
  return name === '--help' || name === '' ? exitCodes.yes : exitCodes.unusable
}
