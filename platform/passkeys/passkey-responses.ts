import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as v from 'valibot'

const bytes = v.pipe(v.string(), v.maxLength(20_000), v.regex(/^[A-Za-z0-9_-]*$/))

const added = v.object({
  id: bytes,
  rawId: bytes,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
  }),
})

const signedIn = v.object({
  id: bytes,
  rawId: bytes,
  type: v.literal('public-key'),
  response: v.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
})

/** What the browser sent after making a passkey, or `null` when it is not that. */
export function parseAddedPasskey(sent: unknown): RegistrationResponseJSON | null {
  const checked = v.safeParse(added, sent)
  return checked.success ? { ...checked.output, clientExtensionResults: {} } : null
}

/** What the browser sent after using a passkey, or `null` when it is not that. */
export function parsePasskeySignIn(sent: unknown): AuthenticationResponseJSON | null {
  const checked = v.safeParse(signedIn, sent)
  return checked.success ? { ...checked.output, clientExtensionResults: {} } : null
}
