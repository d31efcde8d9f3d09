import { createInterface } from 'node:readline'
import { exitCodes, say } from './outcome.ts'

export type Answer = Readonly<Record<string, unknown>>

/** One question that can be asked once (words) or many times (`--batch`, a JSON object a line). */
export type Question = {
  /** Shown by --help: how to call it, what goes in, what comes out, an example. */
  readonly help: string
  /** Turns the words of a single call into the object a batch line would hold. */
  readonly fromWords: (words: readonly string[], flags: ReadonlyMap<string, string>) => Answer | null
  /** Answers; unusable input is answered with `error`, or thrown as a `CommandRefusal`. */
  readonly answer: (input: Answer) => Answer | Promise<Answer>
  /** Whether an answer means yes (exit code 0) or no (1). */
  readonly isYes: (answer: Answer) => boolean
  /** A sentence or table for people; --json prints the object instead. */
  readonly print: (answer: Answer) => string
  /** How many batch lines may be under way at once; answers keep the order of the lines. */
  readonly parallel?: number
}

/** Unusable input: a closed code for programs and a sentence that says how to mend it. */
export class CommandRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CommandRefusal'
    this.code = code
  }
}

/** Runs one question by the words behind its name; never stops at a bad batch line. */
export async function ask(question: Question, words: readonly string[]): Promise<number> {
  const { plain, flags } = sortWords(words)
  if (flags.has('help')) {
    process.stdout.write(`${question.help}\n`)
    return exitCodes.yes
  }
  if (flags.has('batch')) return askMany(question)
  const input = question.fromWords(plain, flags)
  if (!input) {
    say(question.help)
    return exitCodes.unusable
  }
  return askOnce(question, input, flags.has('json'))
}

async function askOnce(question: Question, input: Answer, json: boolean): Promise<number> {
  try {
    const answer = await question.answer(input)
    if (isRefusal(answer)) throw new CommandRefusal(answer.error.code, answer.error.message)
    process.stdout.write(`${json ? JSON.stringify(answer) : question.print(answer)}\n`)
    return question.isYes(answer) ? exitCodes.yes : exitCodes.no
  } catch (error) {
    const refusal = refusalOf(error)
    if (json) process.stdout.write(`${JSON.stringify({ error: refusal })}\n`)
    say(refusal.message)
    return refusal.code === 'fault' ? exitCodes.fault : exitCodes.unusable
  }
}

async function askMany(question: Question): Promise<number> {
  const underWay: Promise<string>[] = []
  const writeFirst = async () => {
    const line = await underWay.shift()
    if (!process.stdout.write(`${line}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue
    underWay.push(answerLine(question, line))
    if (underWay.length >= (question.parallel ?? 1)) await writeFirst()
  }
  while (underWay.length > 0) await writeFirst()
  return exitCodes.yes
}

async function answerLine(question: Question, line: string): Promise<string> {
  let id: unknown
  try {
    const input = parseLine(line)
    id = input.id
    const answer = await question.answer(input)
    return JSON.stringify(id === undefined ? answer : { id, ...answer })
  } catch (error) {
    return JSON.stringify({ id: id ?? null, error: refusalOf(error) })
  }
}

function parseLine(line: string): Answer {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new CommandRefusal('bad-json', 'The line is not JSON. Write one object a line.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CommandRefusal('bad-json', 'The line is JSON but not an object. Write one object a line.')
  return value as Answer
}

function isRefusal(
  answer: Answer,
): answer is { readonly error: { readonly code: string; readonly message: string } } {
  return typeof answer.error === 'object' && answer.error !== null
}

/** Modules throw their own closed error classes; all of them carry `code`. Anything else is a defect. */
function refusalOf(error: unknown): { readonly code: string; readonly message: string } {
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    !/^(E[A-Z]+|ERR_)/.test(error.code)
  )
    return { code: error.code, message: error.message }
  return { code: 'fault', message: error instanceof Error ? error.message : String(error) }
}

function sortWords(words: readonly string[]): {
  plain: readonly string[]
  flags: ReadonlyMap<string, string>
} {
  const plain: string[] = []
  const flags = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (!word.startsWith('--')) plain.push(word)
    else if (['--json', '--batch', '--help', '--yes'].includes(word)) flags.set(word.slice(2), '')
    else if (word.includes('='))
      flags.set(word.slice(2, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
    else flags.set(word.slice(2), words[++i] ?? '')
  }
  return { plain, flags }
}
