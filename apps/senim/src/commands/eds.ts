import { readFileSync } from 'node:fs'
import {
  base64Of,
  ocspCommand,
  ocspHelp,
  p12Command,
  p12Help,
  pathCommand,
  pathHelp,
  verifyCommand,
  verifyHelp,
} from '#eds'
import { type Answer, ask, CommandRefusal, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim eds verify SIGNATURE   is this signature to be accepted, and whose is it?
senim eds p12 FILE           whose key is in this file, and does the password open it?
senim eds ocsp --batch       is this OCSP answer authentic, and what does it say?
senim eds path --batch       does this certification path hold?
--json prints one object, --batch reads one object a line. Each has its own --help.`

const questions: Readonly<Record<string, Question>> = {
  verify: {
    help: verifyHelp,
    fromWords: ([signature], flags) =>
      signature === undefined
        ? null
        : {
            cms: asFile(signature),
            content: asFile(flags.get('content')),
            trust: flags.get('trust')?.split(',').map(asFile),
            crls: flags.get('crls')?.split(',').map(asFile),
            at: flags.get('at'),
          },
    answer: (input) => verifyCommand(withFiles(input, ['cms', 'content', 'trust', 'crls']), Date.now()),
    isYes: ({ verdict }) => verdict === 'TOTAL_PASSED',
    print: (answer) => JSON.stringify(answer, null, 2),
  },
  p12: {
    help: p12Help,
    fromWords: ([file], flags) =>
      file === undefined
        ? null
        : { p12: asFile(file), password: flags.get('password'), passwordFile: flags.get('password-file') },
    answer: ({ passwordFile, ...input }) =>
      p12Command({
        ...withFiles(input, ['p12']),
        ...(typeof passwordFile === 'string' ? { password: passwordIn(passwordFile) } : {}),
      }),
    isYes: ({ keyMatches }) => keyMatches === true,
    print: (answer) => JSON.stringify(answer, null, 2),
  },
  ocsp: {
    help: ocspHelp,
    fromWords: () => null,
    answer: (input) => ocspCommand(input, Date.now()),
    isYes: ({ accept, status }) => accept === true && status === 'good',
    print: ({ accept, status, reason }) =>
      accept
        ? `authentic: ${String(status)}${reason ? ` (${String(reason)})` : ''}`
        : `refused (${String(reason)})`,
  },
  path: {
    help: pathHelp,
    fromWords: () => null,
    answer: (input) => pathCommand(input, Date.now()),
    isYes: ({ valid }) => valid === true,
    print: ({ valid, reason }) => (valid ? 'valid' : `not valid (${String(reason)})`),
  },
}

const fileMark = 'file:'

function asFile(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `${fileMark}${path}`
}

/** The answer's fields with the contents of the files they name; base64 and PEM stay as they are. */
function withFiles(input: Answer, names: readonly string[]): Answer {
  const contents = (value: unknown) => (isPath(value) ? textOfFile(value) : value)
  const read = names.map((name) => {
    const value = input[name]
    return [name, Array.isArray(value) ? value.map(contents) : contents(value)]
  })
  return { ...input, ...Object.fromEntries(read) }
}

// Neither base64 nor PEM is written with such signs.
function isPath(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('-----BEGIN') && /[^A-Za-z0-9+/=\s]/.test(value)
}

/** PEM and bare base64 as they are, anything else in base64. */
function textOfFile(path: string): string {
  const bytes = read(path)
  const text = bytes.toString('latin1')
  return text.includes('-----BEGIN ') || /^[A-Za-z0-9+/]+[A-Za-z0-9+/=\s]+$/.test(text)
    ? text
    : base64Of(bytes)
}

function read(path: string): Buffer {
  const name = path.startsWith(fileMark) ? path.slice(fileMark.length) : path
  try {
    return readFileSync(name)
  } catch {
    throw new CommandRefusal('file-unreadable', `"${name}" cannot be read. Check the name of the file.`)
  }
}

function passwordIn(path: string): string {
  return read(path)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}

/** `senim eds …`: the questions of packages/eds. */
export const eds: Command = async ([name = '', ...words]) => {
  const question = questions[name]
  if (question) return ask(question, words)
  say(help)
  return name === '--help' || name === '' ? exitCodes.yes : exitCodes.unusable
}
