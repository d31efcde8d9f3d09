import type { NcaProfile } from '#eds'
import type { RefusalCode } from '../verdict/signing-code.ts'

/** Whose certificate will do: one's own as an individual, or the first head's of this legal entity. */
export type SignerRule =
  | { readonly iin: string; readonly needs: 'individual' }
  | { readonly iin: string; readonly needs: 'first-head'; readonly bin: string }

/**
 * Why the owner of this certificate may not sign here; `null` if they may. Whether the person still heads the legal
 * entity is a question for the registry, not for the certificate.
 */
export function signerFault(
  { iin, bin, roles }: Pick<NcaProfile, 'iin' | 'bin' | 'roles'>,
  rule: SignerRule,
): RefusalCode | null {
  if (iin === null) return 'not-a-person'
  if (iin !== rule.iin) return 'other-person'
  if (rule.needs === 'individual')
    return bin !== null || roles.includes('legal-entity') ? 'organization-certificate' : null
  if (bin === null) return 'individual-certificate'
  if (bin !== rule.bin) return 'other-organization'
  return roles.includes('first-head') ? null : 'not-first-head'
}
