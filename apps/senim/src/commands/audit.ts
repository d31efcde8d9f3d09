import { verifyJournals } from '#modules/applications'
import {
  headPublicKey,
  isProof,
  newestHead,
  proveLine,
  type TreeHead,
  verifyOperations,
  verifyTree,
} from '#modules/audit'
import { type Config, loadConfig } from '#platform/config'
import { type Keyring, openKeyring } from '#platform/crypto'
import { type Database, openDatabase } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { headBookOf } from '../head-book.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim audit verify
Recomputes every operation history and the tree over all of them, and compares the tree with every signed head, in the
database and in the file STATE/audit/heads.jsonl: a line that was changed, slipped in, taken out, cut off the end or put
back to what it was before shows, and so does a database that was put back to an earlier day.
  Lines of the last minute may have no place in the tree yet; of them only their absence shows.
Output        {"whole": true, "people": n, "lines": n, "size": n, "root": HEX, "keptHeads": n, "applications": n, "moves": n}
              {"whole": false, "reason": CODE, "person"?: ID, "line"?: n, "size"?: n, "lines"?: n, "position"?: n,
              "application"?: ID, "move"?: n}
  reason   does-not-follow line-gone line-changed line-foreign leaf-gone head-forged rolled-back
           journal-entry journal-projection journal-leaf: the journal of an application is not what the audit says
  keptHeads   heads of the file that were compared; 0: there is no file, so only the database speaks for itself

senim audit root
The newest head of the tree, with the key that checks its signature.
Output        {"size": n, "root": HEX, "at": TIME, "previousHash": HEX, "signature": BASE64, "publicKey": BASE64}

senim audit prove PERSON LINE
Proves that a line of a history is part of the newest head (RFC 6962: audit path from below upwards).
Batch input   {"person": ID, "line": n}
Output        {"proved": true, "lineHash": HEX, "position": n, "path": [HEX, …], "size": n, "root": HEX, "signature": BASE64}
              {"proved": false}   (no such line, or it has no place yet)

Exit codes    0 whole or proved, 1 broken or not proved, 2 unusable input, 3 fault
Example
  senim audit verify --json
  {"whole":true,"people":12,"lines":64,"size":64,"root":"9f0c…","keptHeads":31}`

type House = { readonly config: Config; readonly keyring: Keyring; readonly database: Database }

/** `senim audit …`: is the history whole, what is its root, and does a line stand in it. */
export const audit: Command = async ([word = '', ...words]) => {
  if (word === 'verify')
    return ask(
      { help, fromWords: noWords, answer: () => inHouse(verify), isYes: isWhole, print: verdictInWords },
      words,
    )
  if (word === 'root')
    return ask(
      { help, fromWords: noWords, answer: () => inHouse(root), isYes: () => true, print: rootInWords },
      words,
    )
  if (word === 'prove')
    return ask({ help, fromWords: lineOfWords, answer: prove, isYes: isProved, print: proofInWords }, words)
  say(help)
  return word === '--help' || word === '' ? exitCodes.yes : exitCodes.unusable
}

async function inHouse(answer: (house: House) => Promise<Answer>): Promise<Answer> {
  const config = loadConfig()
  const { database, close } = await openDatabase(config, say)
  try {
    return await answer({ config, keyring: openKeyring(config), database })
  } finally {
    await close()
  }
}

async function verify({ config, keyring, database }: House): Promise<Answer> {
  const histories = await verifyOperations(database)
  if (histories.kind === 'broken')
    return { whole: false, reason: 'does-not-follow', person: histories.personId, line: histories.number }
  const tree = await verifyTree(database, keyring, headBookOf(config).read())
  const { people, lines } = histories
  if (tree.kind === 'whole') {
    const { size, root: hex, keptHeads } = tree
    const journals = await verifyJournals(database)
    if (journals.kind === 'broken') {
      const { applicationId: application, number: move, why } = journals
      return { whole: false, reason: `journal-${why}`, application, move }
    }
    const { applications, moves } = journals
    return { whole: true, people, lines, size, root: hex, keptHeads, applications, moves }
  }
  const { kind: _, ...fault } = tree
  if (!('personId' in fault)) return { whole: false, ...fault }
  return { whole: false, reason: fault.reason, person: fault.personId, line: fault.number }
}

async function root({ keyring, database }: House): Promise<Answer> {
  const head = await newestHead(database)
  if (!head)
    throw new CommandRefusal('no-lines', 'Nothing has happened here yet: there is no line, so no root.')
  return { ...writtenHead(head), publicKey: headPublicKey(keyring) }
}

async function prove({ person, line }: Answer): Promise<Answer> {
  if (typeof person !== 'string' || !/^[0-9a-f-]{36}$/.test(person))
    throw new CommandRefusal('bad-input', '"person" is not the id of a history.')
  if (typeof line !== 'number' || !Number.isInteger(line) || line < 1)
    throw new CommandRefusal('bad-input', '"line" is not the number of a line: lines count from 1.')
  return inHouse(async ({ database }) => {
    const proof = await proveLine(database, person, line)
    if (!proof) return { proved: false }
    const { head, ...rest } = proof
    const { size, root: hex, signature } = writtenHead(head)
    return { proved: isProof(proof), ...rest, size, root: hex, signature }
  })
}

function writtenHead({ size, root: hex, at, previousHash, signature }: TreeHead) {
  return { size, root: hex, at: at.toISOString(), previousHash, signature }
}

function noWords(words: readonly string[]): Answer | null {
  return words.length > 0 ? null : {}
}

function lineOfWords([person, line, ...more]: readonly string[]): Answer | null {
  return person === undefined || line === undefined || more.length > 0 ? null : { person, line: Number(line) }
}

function isWhole({ whole }: Answer): boolean {
  return whole === true
}

function isProved({ proved }: Answer): boolean {
  return proved === true
}

function verdictInWords(answer: Answer): string {
  const { whole, people, lines, root: hex, keptHeads, reason, person, line, size, application, move } = answer
  if (whole === true)
    return `Whole: ${lines} lines of ${people} people. Root ${hex}; ${keptHeads} heads kept outside agree.`
  if (reason === 'does-not-follow')
    return `Broken: line ${line} of person ${person} does not follow from the line before it.`
  if (application !== undefined) return `Broken (${reason}): move ${move} of application ${application}.`
  const place = person ? `line ${line} of person ${person}` : size ? `the head over ${size} lines` : ''
  return `Broken (${reason})${place && `: ${place}`}.`
}

function rootInWords({ size, root: hex, at }: Answer): string {
  return `${hex} over ${size} lines, ${at}`
}

function proofInWords({ proved, position, size, root: hex }: Answer): string {
  return proved === true
    ? `Proved: place ${position} of ${size} leads to the root ${hex}.`
    : 'Not proved: there is no such line, or it has no place yet.'
}
