import type { FailureKind } from '../../camera/failure-kinds.ts'

/** What is known when the camera did not open. */
export type FailureSigns = {
  /** `name` and `message` of what getUserMedia threw. */
  readonly name: string
  readonly message: string
  /** A secure address: https or localhost. */
  readonly secure: boolean
  readonly hasCameraInterface: boolean
  /** What the browser remembers for this site, where it tells. */
  readonly permission: 'granted' | 'denied' | 'prompt' | 'unknown'
  readonly insideApp: boolean
}

/** Why the camera did not open. Browsers name the same cause differently; this is the one place that knows. */
export function classifyFailure(signs: FailureSigns): FailureKind {
  const { name, secure, hasCameraInterface, insideApp } = signs
  if (!secure) return 'insecure'
  if (!hasCameraInterface) return insideApp ? 'in-app-browser' : 'unsupported'
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'PermissionDismissedError':
    case 'SecurityError':
      return classifyRefusal(signs)
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'no-camera'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in-use'
    default:
      return insideApp ? 'in-app-browser' : 'unsupported'
  }
}

function classifyRefusal({ name, message, permission, insideApp }: FailureSigns): FailureKind {
  if (insideApp) return 'in-app-browser'
  // Chrome says so in words; elsewhere the site has the permission and the camera still refuses.
  if (/by system/i.test(message) || permission === 'granted') return 'system'
  if (name === 'PermissionDismissedError' || /dismissed/i.test(message)) return 'dismissed'
  return permission === 'prompt' ? 'dismissed' : 'denied'
}
