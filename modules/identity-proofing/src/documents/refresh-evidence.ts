import type { Database } from '#platform/database'
import { judgePictures, readPictures } from './case-pictures.ts'
import type { DocumentDoors } from './document-doors.ts'
import { signalsOf } from './evidence.ts'
import type { CaseChange, StoredCase } from './stored-case.ts'

/** A change of pictures: the document is judged anew across its sides. */
export async function judgeAnew(
  trx: Database,
  doors: DocumentDoors,
  stored: StoredCase,
  change: CaseChange,
): Promise<CaseChange> {
  const pictures = await readPictures(trx, stored.key, stored.row.id)
  return refreshSignals(trx, stored, { ...change, reading: await judgePictures(doors, pictures) })
}

/** What a change of fields, crossings or scores means for the signals of a case. */
export async function refreshSignals(
  trx: Database,
  stored: StoredCase,
  change: CaseChange,
): Promise<CaseChange> {
  const { reading, fields, crossings } = { ...stored, ...change }
  const scores = change.scores ?? stored.row.scores
  const pictures = await readPictures(trx, stored.key, stored.row.id)
  return { ...change, signals: signalsOf({ pictures, reading, fields, crossings, scores }) }
}
