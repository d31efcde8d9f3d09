import type { DocumentKind, Side } from '#modules/identity-documents'

/** Where a person's document stands. */
export const caseStates = [
  'draft',
  'waiting',
  'claimed',
  'approved',
  'rejected',
  'new-photo-asked',
  'escalated',
  'appealed',
  'deleted',
] as const
export type CaseState = (typeof caseStates)[number]

/** The queue a case waits in: the first look, a senior moderator, or somebody who has not seen it before. */
export type Lane = 'first' | 'escalated' | 'appeal'

/** The document as a table of moves: who makes them, where from, where to. A claim that ran out goes back by the clock. */
export const caseMoves = {
  addPicture: { by: 'person', from: ['draft', 'new-photo-asked'], to: ['draft', 'new-photo-asked'] },
  setCorners: { by: 'person', from: ['draft', 'new-photo-asked'], to: ['draft', 'new-photo-asked'] },
  confirmFields: { by: 'person', from: ['draft', 'new-photo-asked'], to: ['draft', 'new-photo-asked'] },
  attachVideo: { by: 'person', from: ['draft', 'new-photo-asked'], to: ['draft', 'new-photo-asked'] },
  sendDocument: {
    by: 'person',
    from: ['draft', 'new-photo-asked'],
    to: ['waiting', 'escalated', 'appealed', 'approved'],
  },
  appealDecision: { by: 'person', from: ['rejected'], to: ['appealed'] },
  deleteDocument: {
    by: 'person',
    from: ['draft', 'waiting', 'claimed', 'approved', 'rejected', 'new-photo-asked', 'escalated', 'appealed'],
    to: ['deleted'],
  },
  attachAgain: { by: 'person', from: ['approved', 'rejected', 'deleted'], to: ['draft'] },
  claimCase: { by: 'moderator', from: ['waiting', 'escalated', 'appealed'], to: ['claimed'] },
  releaseCase: { by: 'moderator', from: ['claimed'], to: ['waiting', 'escalated', 'appealed'] },
  openCase: { by: 'moderator', from: ['claimed'], to: ['claimed'] },
  decideCase: {
    by: 'moderator',
    from: ['claimed'],
    to: ['approved', 'rejected', 'new-photo-asked', 'escalated'],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly by: 'person' | 'moderator'
      readonly from: readonly CaseState[]
      readonly to: readonly CaseState[]
    }
  >
>
export type CaseMove = keyof typeof caseMoves

/** May this move be made here? A move that may not is stale: a second tab, another moderator, the back button. */
export function mayMoveCase(state: CaseState, move: CaseMove): boolean {
  const from: readonly CaseState[] = caseMoves[move].from
  return from.includes(state)
}

/** The state in which a case waits in its queue. */
export function waitingStateOf(lane: Lane): 'waiting' | 'escalated' | 'appealed' {
  return ({ first: 'waiting', escalated: 'escalated', appeal: 'appealed' } as const)[lane]
}

const cardSides: readonly Side[] = ['front', 'back']

/** The sides that a document of this kind is shown by. */
export function sidesOf(kind: DocumentKind): readonly Side[] {
  // A passport counts by its data page; a candas certificate is one sheet.
  return (
    {
      'id-card': cardSides,
      'residence-permit': cardSides,
      'stateless-document': cardSides,
      passport: ['page'],
      'candas-certificate': ['page'],
    } as const
  )[kind]
}
