/** A code that was sent to the journey's phone: only its keyed hash is kept. */
export type SentCode = {
  readonly smsId: string
  readonly hash: string
  readonly sentAt: Date
  readonly wrongTries: number
  readonly usedAt: Date | null
}

export const codeRules = {
  digits: 6,
  lifetimeMilliseconds: 5 * 60_000,
  tries: 5,
  resendAfterMilliseconds: 30_000,
} as const

/**
 * Why a code is not taken. That a code is an earlier or a used one is told because neither opens anything; it costs a
 * try like any wrong code.
 */
export type CodeRefusal =
  | 'code-empty'
  | 'code-malformed'
  | 'code-wrong'
  | 'code-expired'
  | 'code-replaced'
  | 'code-already-used'
  | 'code-tries-used-up'

export type CodeDecision =
  | { readonly kind: 'accepted'; readonly code: SentCode }
  | {
      readonly kind: 'refused'
      readonly code: CodeRefusal
      /** Whether this answer costs a try of the newest code. */
      readonly costsTry: boolean
      readonly triesLeft: number
    }

/** The six digits a person meant: spaces and dashes of a pasted message are theirs to keep. */
export function readTypedCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/**
 * Is this the code of the newest SMS? `hashOf` turns the six digits into the keyed hash that was kept.
 * `codes` are all codes of the journey, oldest first.
 */
export function decideCode(
  codes: readonly SentCode[],
  typed: string,
  hashOf: (digits: string) => string,
  now: Date,
): CodeDecision {
  const newest = codes.at(-1)
  const triesLeft = newest ? codeRules.tries - newest.wrongTries : 0
  if (typed.trim() === '') return refused('code-empty', triesLeft)
  const digits = readTypedCode(typed)
  if (digits === null) return refused('code-malformed', triesLeft)
  if (!newest || now >= codeExpiry(newest)) return refused('code-expired', triesLeft)
  if (triesLeft <= 0) return refused('code-tries-used-up', 0)
  const hash = hashOf(digits)
  if (newest.hash === hash && newest.usedAt === null) return { kind: 'accepted', code: newest }
  return costly(wrongness(codes, hash), triesLeft - 1)
}

/** When a code stops being taken. */
export function codeExpiry(code: SentCode): Date {
  return new Date(code.sentAt.getTime() + codeRules.lifetimeMilliseconds)
}

/** When another code may be asked for; null when it may be at once. */
export function resendAt(codes: readonly SentCode[], now: Date): Date | null {
  const newest = codes.at(-1)
  if (!newest) return null
  const at = new Date(newest.sentAt.getTime() + codeRules.resendAfterMilliseconds)
  return at > now ? at : null
}

function wrongness(codes: readonly SentCode[], hash: string): CodeRefusal {
  const known = codes.findLast((code) => code.hash === hash)
  if (!known) return 'code-wrong'
  return known.usedAt ? 'code-already-used' : 'code-replaced'
}

function costly(code: CodeRefusal, triesLeft: number): CodeDecision {
  return { kind: 'refused', code: triesLeft > 0 ? code : 'code-tries-used-up', costsTry: true, triesLeft }
}

function refused(code: CodeRefusal, triesLeft: number): CodeDecision {
  return { kind: 'refused', code, costsTry: false, triesLeft: Math.max(0, triesLeft) }
}
