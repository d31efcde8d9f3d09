import { AuthorityError } from '../errors.ts'
import type { AuthorityFiles } from './authority-files.ts'
import { type CertificateRecord, type LedgerEntry, recordAfter } from './ledger-entry.ts'

const file = 'ledger.jsonl'

/** Everything that was issued and what became of it: lines that are only ever added. */
export type Ledger = {
  readonly find: (serialNumber: string) => CertificateRecord | undefined
  readonly findOrder: (orderId: string) => CertificateRecord | undefined
  readonly all: () => Iterable<CertificateRecord>
  readonly add: (entry: LedgerEntry) => void
  /** How many lines there are: it only grows, so lists take their number from it. */
  readonly length: () => number
  /** The complete list that deltas add to: its number and when it was issued. */
  readonly base: () => { readonly number: number; readonly at: number } | undefined
}

export function openLedger(files: AuthorityFiles): Ledger {
  const records = new Map<string, CertificateRecord>()
  const orders = new Map<string, string>()
  let base: { number: number; at: number } | undefined
  let length = 0
  const take = (entry: LedgerEntry) => {
    length++
    if (entry.kind === 'listed') {
      if (entry.isBase) base = { number: length, at: Date.parse(entry.at) }
      return
    }
    if (entry.kind === 'issued' && entry.orderId) orders.set(entry.orderId, entry.serialNumber)
    records.set(entry.serialNumber, recordAfter(entry, records.get(entry.serialNumber), length))
  }
  for (const entry of readEntries(files)) take(entry)
  return {
    find: (serialNumber) => records.get(serialNumber),
    findOrder: (orderId) => records.get(orders.get(orderId) ?? ''),
    all: () => records.values(),
    add: (entry) => {
      files.append(file, JSON.stringify(entry))
      take(entry)
    },
    length: () => length,
    base: () => base,
  }
}

function readEntries(files: AuthorityFiles): readonly LedgerEntry[] {
  const content = files.read(file)
  if (!content) return []
  // A crash while a line was written leaves half of it: nobody was told of what it says.
  const end = content.lastIndexOf('\n') + 1
  if (end < content.length) files.truncate(file, end)
  const lines = content.subarray(0, end).toString().split('\n').filter(Boolean)
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as LedgerEntry
    } catch (cause) {
      throw new AuthorityError('folder-unsound', `Line ${at + 1} of ${file} is not whole.`, { cause })
    }
  })
}
