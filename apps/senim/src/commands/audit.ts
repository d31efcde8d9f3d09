import { verifyOperations } from '#modules/audit'
import { loadConfig } from '#platform/config'
import { openDatabase } from '#platform/database'
import { ask } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim audit verify
Recomputes the chain of hashes of every operation history: a line that was changed, slipped in or taken out shows.
  Lines cut off the very end of a history leave no gap: compare "lines" with an earlier run.
Output        {"whole": true, "people": n, "lines": n}
              {"whole": false, "person": ID, "line": n}   (the first line that does not follow from the one before)
Exit codes    0 whole, 1 broken, 2 unusable input, 3 fault
Example
  senim audit verify --json
  {"whole":true,"people":12,"lines":64}`

/** `senim audit …`: `verify` is its only word. */
export const audit: Command = async ([word = '', ...words]) => {
  if (word !== 'verify') {
    say(help)
    return word === '--help' || word === '' ? exitCodes.yes : exitCodes.unusable
  }
  return ask(
    {
      help,
      fromWords: (more) => (more.length > 0 ? null : {}),
      answer: verify,
      isYes: ({ whole }) => whole === true,
      print: ({ whole, people, lines, person, line }) =>
        whole
          ? `Whole: ${lines} lines of ${people} people follow from one another.`
          : `Broken: line ${line} of person ${person} does not follow from the line before it.`,
    },
    words,
  )
}

async function verify() {
  const { database, close } = await openDatabase(loadConfig(), say)
  try {
    const verdict = await verifyOperations(database)
    return verdict.kind === 'whole'
      ? { whole: true, people: verdict.people, lines: verdict.lines }
      : { whole: false, person: verdict.personId, line: verdict.number }
  } finally {
    await close()
  }
}
