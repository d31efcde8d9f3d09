/** What can go wrong with a passkey, as attributes of the element name its sentences. */
export type PasskeyProblem =
  | 'refused'
  | 'expired'
  | 'cancelled'
  | 'exists'
  | 'limited'
  | 'unsupported'
  | 'offline'

/** What the browser threw: by the error's name, for browsers word the rest as they like. */
export function problemOfBrowser(name: string): PasskeyProblem {
  if (name === 'InvalidStateError') return 'exists'
  if (name === 'NotSupportedError' || name === 'SecurityError' || name === 'ConstraintError')
    return 'unsupported'
  return 'cancelled'
}

/** What the server answered. */
export function problemOfAnswer(status: number, code: unknown): PasskeyProblem {
  if (code === 'passkey-exists') return 'exists'
  if (code === 'passkey-expired') return 'expired'
  if (status === 429) return 'limited'
  return status >= 500 ? 'offline' : 'refused'
}
