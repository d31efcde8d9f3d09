import { ocspCommand, ocspHelp, pathCommand, pathHelp } from '#eds'
import { ask, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim eds ocsp --batch     is this OCSP answer authentic, and what does it say?
senim eds path --batch     does this certification path hold?
--json prints one object, --batch reads one object a line. Each has its own --help.`

const questions: Readonly<Record<string, Question>> = {
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

/** `senim eds …`: the questions of packages/eds. */
export const eds: Command = async ([name = '', ...words]) => {
  const question = questions[name]
  if (question) return ask(question, words)
  say(help)
  return name === '--help' || name === '' ? exitCodes.yes : exitCodes.unusable
}
