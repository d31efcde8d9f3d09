import { workdaysCommand, workdaysHelp } from '#kz'
import { ask } from '../command-line.ts'
import type { Command } from '../commands.ts'

/** `senim workdays`: `2026-03-06 +10` adds, `2026-03-06 2026-03-26` counts. */
export const workdays: Command = (words) =>
  ask(
    {
      help: workdaysHelp,
      fromWords: ([first, second]) => {
        if (first === undefined || second === undefined) return null
        return /^\+?\d+$/.test(second) ? { date: first, add: Number(second) } : { from: first, to: second }
      },
      answer: (input) => workdaysCommand(input),
      isYes: () => true,
      print: ({ date, days, calendar }) => `${String(date ?? days)}  (calendar ${String(calendar)})`,
    },
    words,
  )
