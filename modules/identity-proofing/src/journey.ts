/**
 * One road, five purposes: it leads to a Digital ID, back into it, to the video of a document, to a certificate or to one
 * signature with a key in the cloud, by the same camera and lock.
 */
export type Purpose = 'registration' | 'sign-in' | 'document' | 'certificate' | 'signature'

/** Where a person stands on the way to a Digital ID. */
export const stages = [
  'phone',
  'code',
  'iin',
  'consent',
  'video',
  'decision',
  'verified',
  'refused',
  'under-age',
] as const
export type Stage = (typeof stages)[number]

/**
 * The journey as a table: which move is possible at which stage, and where it may lead. `decision` is reached only
 * when the video has passed and the State's answer is still awaited. A sign-in skips `iin`: the account of the phone
 * knows it. A document's or a certificate's video begins at `consent`, a
 * signature at `code`.
 */
export const moves = {
  submitPhone: { from: ['phone'], to: ['code'] },
  changePhone: { from: ['code', 'iin'], to: ['phone'] },
  resendCode: { from: ['code'], to: ['code'] },
  submitCode: { from: ['code'], to: ['iin', 'consent'] },
  submitIin: { from: ['iin'], to: ['consent', 'under-age'] },
  giveConsent: { from: ['consent'], to: ['video'] },
  startVideo: { from: ['video'], to: ['video'] },
  finishVideo: { from: ['video'], to: ['decision', 'verified', 'refused', 'under-age'] },
  askAgain: { from: ['decision'], to: ['verified', 'refused', 'under-age', 'video'] },
  repeatVideo: { from: ['refused'], to: ['video'] },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly Stage[]; readonly to: readonly Stage[] }>
>
export type Move = keyof typeof moves

/**
 * Where a journey can be continued in another browser. A sign-in only once its phone is proved: before that a link
 * would carry nothing but a number that anybody may type.
 */
const handedOn: Readonly<Record<Purpose, readonly Stage[]>> = {
  registration: ['phone', 'code', 'iin', 'consent', 'video', 'decision', 'refused'],
  'sign-in': ['consent', 'video', 'decision', 'refused'],
  // These wait in their owner's account: signing in on the phone leads to the same step.
  document: [],
  certificate: [],
  signature: [],
}

/** May this move be made here? A move that may not is stale: a second tab, the back button, a double click. */
export function mayMove(stage: Stage, move: Move): boolean {
  const from: readonly Stage[] = moves[move].from
  return from.includes(stage)
}

/** May the journey be continued in another browser or on the phone? */
export function mayHandOver(stage: Stage, purpose: Purpose): boolean {
  return handedOn[purpose].includes(stage)
}

const lifetimeMilliseconds: Readonly<Record<Purpose, number>> = {
  registration: 24 * 60 * 60_000,
  'sign-in': 60 * 60_000,
  document: 60 * 60_000,
  certificate: 60 * 60_000,
  signature: 60 * 60_000,
}

/** A registration lives a day, the others an hour; what was typed is then erased together with its key. */
export function journeyExpiry(openedAt: Date, purpose: Purpose): Date {
  return new Date(openedAt.getTime() + lifetimeMilliseconds[purpose])
}
