import { createHash } from 'node:crypto'
import { type Keyring, lookupIndex, type PersonKey, systemRandom } from '#platform/crypto'
import { proofOf } from './application-number.ts'
import { chainMoves } from './journal.ts'
import { type Contents, sealContents } from './stored-application.ts'
import type { ApplicationRow, MakerKind, MoveRow } from './tables.ts'

/** A made-up application: who applied, for what, and every move it went through. */
export type ImaginedApplication = {
  readonly key: PersonKey
  readonly iin: string
  /** Ten digits that no other application has. */
  readonly number: string
  readonly service: { readonly id: string; readonly version: string }
  readonly contents: Contents
  readonly createdAt: Date
  readonly path: readonly {
    readonly move: string
    readonly from: string
    readonly to: string
    readonly madeBy: MakerKind
    readonly at: Date
  }[]
  readonly final: boolean
  readonly dueAt: Date | null
}

export type BuiltApplication = { readonly row: ApplicationRow; readonly moves: readonly MoveRow[] }

/**
 * An application as its moves would leave it, as rows for a filling of many at once: the journal follows, the stage is
 * the one of its last entry. The audit leaves are for the caller to write. Only for made-up people.
 */
export function buildApplication(keyring: Keyring, imagined: ImaginedApplication): BuiltApplication {
  const { key, path, createdAt } = imagined
  const id = systemRandom.uuid()
  const moves = chainMoves(
    path.map(({ move, from, to, madeBy, at }, index) => ({
      ...{ applicationId: id, number: index + 1, move, fromStage: from, toStage: to, madeBy, at },
      ...{ makerId: madeBy === 'citizen' ? key.personId : null, edition: 1 },
      ...{ valuesSealed: null, signatureRequest: null, formKey: null },
    })),
  )
  const last = path.at(-1)
  return {
    moves,
    row: {
      ...{ id, number: imagined.number, proof: proofOf(keyring, id) },
      ...{ service: imagined.service.id, serviceVersion: imagined.service.version },
      ...{ personId: key.personId, personLookup: lookupIndex(keyring, 'applications.iin', imagined.iin) },
      ...{ language: 'kk', formKey: createHash('sha256').update(`seed ${id}`).digest() },
      answersSealed: sealContents(key, id, imagined.contents),
      ...{ saves: 1, edition: 1, stage: last?.to ?? 'draft', stageAt: last?.at ?? createdAt },
      ...{ moves: moves.length, final: imagined.final, dueAt: imagined.dueAt },
      ...{
        manifestSha256: null,
        signingRequest: null,
        signingMove: null,
        assignedTo: null,
        createdAt,
        submittedAt: path[0]?.at ?? null,
      },
    },
  }
}
