import { pathCommand, pathHelp } from '#eds'
import { ask, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim eds path --batch     does this certification path hold?
--json prints one object, --batch reads one object a line. Each has its own --help.`

const questions: Readonly<Record<string, Question>> = {
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
