import { checkCommand, checkHelp, dayInKazakhstan } from '#kz'
import { ask } from '../command-line.ts'
import type { Command } from '../commands.ts'

/** `senim check KIND VALUE`; the rules are those of packages/kz. */
export const check: Command = (words) =>
  ask(
    {
      help: checkHelp,
      fromWords: ([kind, ...value], flags) =>
        kind === undefined || value.length === 0
          ? null
          : { kind, value: value.join('\n'), ...(flags.has('bic') ? { bic: flags.get('bic') } : {}) },
      answer: (input) => checkCommand(input, dayInKazakhstan(new Date())),
      isYes: ({ valid }) => valid === true,
      print: ({ valid, code, fields }) =>
        [`${valid ? 'valid' : 'not valid'}${code ? ` (${code})` : ''}`, ...linesOf(fields)].join('\n'),
    },
    words,
  )

function linesOf(fields: unknown): readonly string[] {
  return Object.entries(fields ?? {}).map(([name, value]) => `  ${name}: ${String(value)}`)
}
