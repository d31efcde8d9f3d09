import { parseCertificateList } from '../crl/index.ts'
import type { Instant } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import {
  findPath,
  moreTelling,
  type PathReason,
  type PathSettings,
  validateGivenPath,
} from '../path/index.ts'
import { anyPolicy, type Certificate, isSameCertificate, parseCertificate } from '../x509/index.ts'
import { bytesListAt, type CommandInput, flagAt, inputRecord, instantAt, readable, textsAt } from './input.ts'

export type PathAnswer = { readonly valid: boolean; readonly reason: PathReason | null }

/** What `senim eds path --help` prints. */
export const pathHelp = `senim eds path --batch
Validates a certification path by RFC 5280, with revocation lists.
Batch input   {"chain": [anchor, …, target], "crls": [list, …], "at"?: TIME, "initialPolicySet"?: [OID, …],
               "explicitPolicy"?: true, "policyMappingInhibit"?: true, "anyPolicyInhibit"?: true}
  chain   base64 of DER (or PEM), the trust anchor first and the target last; what stands between need not all be on
          the path: certificates that only sign lists may stand there too
  crls    complete, delta and indirect lists; a certificate whose state they do not tell is refused
  at      RFC 3339; now, if absent
  initialPolicySet   the policies that are acceptable; any, if absent or empty
Output        {"valid": true|false, "reason": CODE|null}
  reason  malformed-certificate path-too-short path-too-long no-path name-mismatch not-yet-valid expired
          unknown-critical-extension not-an-authority path-length-exceeded key-usage purpose name-not-permitted
          name-excluded names-too-many policy-required policy-mapping algorithm-unsupported algorithm-weak
          signature-invalid revoked on-hold revocation-unknown
Errors        bad-input bad-text
`

/**
 * `senim eds path`: the path as given first; if it does not hold, any path among the same certificates.
 * @example await pathCommand({ chain: [root, issuing, target], crls: [rootList, issuingList] }, Date.now())
 */
export async function pathCommand(input: unknown, now: Instant): Promise<PathAnswer> {
  const fields = inputRecord(input, 'an object {"chain", "crls", "at"}')
  if (!Array.isArray(fields.chain)) throw new EdsError('bad-input', '"chain" is not a list of certificates.')
  const der = bytesListAt(fields, 'chain')
  const chain = readable(der, parseCertificate)
  if (chain.length < der.length) return { valid: false, reason: 'malformed-certificate' }
  const [anchor] = chain
  const target = chain.at(-1)
  if (!anchor || !target || chain.length < 2) return { valid: false, reason: 'path-too-short' }
  return validate(anchor, chain, target, settingsOf(fields, now))
}

async function validate(
  anchor: Certificate,
  chain: readonly Certificate[],
  target: Certificate,
  settings: PathSettings,
): Promise<PathAnswer> {
  const others = chain.slice(1).filter((certificate) => !isSameCertificate(certificate, target))
  const pool = { anchors: [anchor], others }
  const given = await validateGivenPath(chain, pool, settings)
  if (given.valid) return { valid: true, reason: null }
  const verdict = moreTelling(given, await findPath(target, pool, settings))
  return verdict.valid ? { valid: true, reason: null } : { valid: false, reason: verdict.reason }
}

function settingsOf(fields: CommandInput, now: Instant): PathSettings {
  const policies = textsAt(fields, 'initialPolicySet')
  return {
    at: instantAt(fields, 'at', now),
    crls: readable(bytesListAt(fields, 'crls'), parseCertificateList),
    explicitPolicy: flagAt(fields, 'explicitPolicy'),
    policyMappingInhibit: flagAt(fields, 'policyMappingInhibit'),
    anyPolicyInhibit: flagAt(fields, 'anyPolicyInhibit'),
    ...(policies && policies.length > 0 ? { initialPolicySet: new Set(policies.map(dotted)) } : {}),
  }
}

function dotted(policy: string): string {
  if (policy === 'anyPolicy') return anyPolicy
  if (/^\d+(\.\d+)+$/.test(policy)) return policy
  throw new EdsError('bad-input', `The policy "${policy}" is not an object identifier.`)
}
