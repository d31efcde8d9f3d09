import { createHash } from 'node:crypto'
import type { Line } from './operation.ts'

/** What the first line of every history follows. */
export const startOfChain = '0'.repeat(64)

/** The hash of a line: over everything it says and the hash of the line before it. */
export function hashOf(operation: Omit<Line<string>, 'hash'>): string {
  const { previousHash, personId, number, at, operation: kind, by, channel, device, result } = operation
  const details = Object.entries(operation.details).sort(([a], [b]) => (a < b ? -1 : 1))
  const line = [previousHash, personId, number, at.toISOString(), kind, by, channel, device, result, details]
  return createHash('sha256').update(JSON.stringify(line)).digest('hex')
}

/** The number of the first line that does not follow from the one before it, or `null` when all do. */
export function firstBrokenLine(history: readonly Line<string>[]): number | null {
  let previousHash = startOfChain
  for (const [index, line] of history.entries()) {
    if (line.number !== index + 1 || line.previousHash !== previousHash || line.hash !== hashOf(line))
      return index + 1
    previousHash = line.hash
  }
  return null
}
