import { hashOf, startOfChain } from './chain.ts'
import type { NewOperation, OperationDetails, OperationKind } from './operation.ts'

/** A line that has happened already, at its time. */
export type PastOperation = Omit<NewOperation, 'personId' | 'operation'> & {
  readonly operation: OperationKind
  readonly at: Date
}

/** A whole new history as rows for a filling of many at once: every line follows from the one before it. */
export function buildHistory(personId: string, past: readonly PastOperation[]) {
  let previousHash = startOfChain
  return past.map(({ by, device, details, ...entry }, index) => {
    const said: OperationDetails = details ?? {}
    const line = {
      ...entry,
      personId,
      number: index + 1,
      device: device ?? null,
      details: said,
      previousHash,
    }
    const hash = hashOf({ ...line, by })
    previousHash = hash
    return { ...line, performedBy: by, hash }
  })
}
