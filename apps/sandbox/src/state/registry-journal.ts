import type { Clock } from '#platform/clock'
import type { RegistryName, SwitchMode } from './switches.ts'

/** One question to a registry: who asked what, when, and what came back. */
export type JournalEntry = {
  readonly number: number
  readonly at: string
  readonly registry: RegistryName
  readonly asker: string
  readonly question: Readonly<Record<string, string>>
  readonly answer: 'found' | 'not-found' | 'failed'
  readonly mode: SwitchMode
}

export type RegistryJournal = {
  readonly add: (entry: Omit<JournalEntry, 'number' | 'at'>) => void
  readonly newestFirst: () => readonly JournalEntry[]
}

const keptEntries = 500

export function createRegistryJournal(clock: Clock): RegistryJournal {
  const entries: JournalEntry[] = []
  let count = 0
  return {
    add: (entry) => {
      count += 1
      entries.unshift({ number: count, at: clock.now().toISOString(), ...entry })
      if (entries.length > keptEntries) entries.pop()
    },
    newestFirst: () => [...entries],
  }
}
