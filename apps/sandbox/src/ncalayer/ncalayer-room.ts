import { base64Bytes, orIfUnsound } from '#eds'
import { type KeyWish, keyUses, type PersonKey } from '../keys/person-keys.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import type { AskedSignature } from './desk.ts'

/** What NCALayer sends back, as JSON. */
export type Reply = Readonly<Record<string, unknown>>

/** What one connection stands on. */
export type NcalayerRoom = {
  readonly state: SandboxState
  /** The site that is connected. */
  readonly origin: string
  /** Ends when the site hangs up. */
  readonly gone: AbortSignal
}

/** Asks the person in the window; true if they agreed. */
export function askPerson(
  { state, origin, gone }: NcalayerRoom,
  what: AskedSignature['what'],
  documents: readonly string[],
): Promise<boolean> {
  return state.ncalayer.ask(
    { origin, what, documents: documents.length, excerpt: excerptOf(documents[0] ?? '') },
    gone,
  )
}

/** The key the computer's owner uses, for signing documents or for authentication. */
export function ownKey({ state }: NcalayerRoom, use: KeyWish['use']): Promise<PersonKey | undefined> {
  const { iin, bin, kind, condition } = state.ncalayer.setting()
  return state.personKeys.find({ iin, bin, kind, condition, use })
}

/** `AUTHENTICATION` or `SIGNATURE`; anything else lets the person choose, and they sign. */
export function useNamed(keyType: string): KeyWish['use'] {
  return keyUses.find((use) => use === 'authentication' && keyType === 'AUTHENTICATION') ?? 'signing'
}

const excerptLetters = 300

function excerptOf(content: string): string {
  const bytes = orIfUnsound(() => base64Bytes(content), undefined)
  const text = bytes ? new TextDecoder().decode(bytes) : content
  return /[\p{Cc}\uFFFD]/u.test(text.replace(/\s/g, '')) ? '' : text.slice(0, excerptLetters)
}
