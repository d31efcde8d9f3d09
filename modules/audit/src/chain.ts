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

/** Whether a line says what its hash says, and follows from the line before it in the same history. */
export function followsFrom(before: Line<string> | null, line: Line<string>): boolean {
  return (
    line.number === (before?.number ?? 0) + 1 &&
    line.previousHash === (before?.hash ?? startOfChain) &&
    line.hash === hashOf(line)
  )
}
