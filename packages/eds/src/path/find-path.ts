import { areEqual } from '../der/index.ts'
import { type Certificate, isSameCertificate, isSameName } from '../x509/index.ts'
import { type Inquiry, newWork, spend, type Work } from './inquiry.ts'
import type { CertificatePool, PathSettings } from './path-settings.ts'
import { moreTelling, type PathVerdict } from './path-verdict.ts'
import { validatePath } from './validate-path.ts'

const maxLength = 16

/**
 * Looks for a path from an anchor to the target that holds. The verdict is that of the first path that does, else that
 * of the likeliest one.
 * @example await findPath(signer, { anchors: [root], others: [issuing] }, { at: Date.now(), crls })
 */
export function findPath(
  target: Certificate,
  pool: CertificatePool,
  settings: PathSettings,
): Promise<PathVerdict> {
  return search(target, inquiryInto(pool, settings, newWork(), []))
}

/** Validates this very path; the pool may still be asked for who signed the lists. */
export function validateGivenPath(
  path: readonly Certificate[],
  pool: CertificatePool,
  settings: PathSettings,
): Promise<PathVerdict> {
  return validatePath(path, inquiryInto(pool, settings, newWork(), []))
}

function inquiryInto(
  pool: CertificatePool,
  settings: PathSettings,
  work: Work,
  asking: readonly Certificate[],
): Inquiry {
  const isTrusted = (signer: Certificate, anchor: Certificate) =>
    isTrustedSigner(signer, { ...pool, anchors: [anchor] }, settings, work, asking)
  return { pool, settings, work, isTrusted }
}

// A signer of lists has a path of its own, from the same anchor, whatever policies are wanted of the target (RFC 5280,
// 6.3.3 (f)). A signer whose own state only its own list tells is believed unless that list names it.
async function isTrustedSigner(
  signer: Certificate,
  pool: CertificatePool,
  settings: PathSettings,
  work: Work,
  asking: readonly Certificate[],
): Promise<boolean> {
  if (asking.some((one) => isSameCertificate(one, signer))) return true
  if (asking.length >= maxLength) return false
  const { purpose, initialPolicySet, explicitPolicy, ...kept } = settings
  return (await search(signer, inquiryInto(pool, kept, work, [...asking, signer]))).valid
}

async function search(target: Certificate, inquiry: Inquiry): Promise<PathVerdict> {
  let best: PathVerdict | undefined
  for (const path of pathsTo([target], inquiry)) {
    if (!spend(inquiry.work, 'paths')) break
    const verdict = await validatePath(path, inquiry)
    if (verdict.valid) return verdict
    best = best ? moreTelling(best, verdict) : verdict
  }
  return best ?? { valid: false, path: [target], reason: 'no-path', position: 0 }
}

/** Every path that chains by name, likeliest first; `path` is the part already known. */
function* pathsTo(
  path: readonly [Certificate, ...Certificate[]],
  { pool, work }: Pick<Inquiry, 'pool' | 'work'>,
): Generator<readonly Certificate[]> {
  const [top] = path
  if (!spend(work, 'steps')) return
  for (const anchor of likeliestFirst(pool.anchors, top)) yield [anchor, ...path]
  if (path.length >= maxLength) return
  for (const issuer of likeliestFirst(pool.others, top)) {
    const isOnPath = path.some((one) => isSameCertificate(one, issuer))
    const isAnchor = pool.anchors.some((anchor) => isSameCertificate(anchor, issuer))
    if (!isOnPath && !isAnchor) yield* pathsTo([issuer, ...path], { pool, work })
  }
}

// Key identifiers only order the candidates (RFC 5280, 4.2.1.1): the signature decides.
function likeliestFirst(candidates: readonly Certificate[], issued: Certificate): readonly Certificate[] {
  const wanted = issued.authorityKeyIdentifier
  const fits = ({ subjectKeyIdentifier }: Certificate) =>
    wanted && subjectKeyIdentifier && areEqual(wanted, subjectKeyIdentifier) ? 1 : 0
  return candidates
    .filter((candidate) => isSameName(candidate.subject, issued.issuer))
    .toSorted((a, b) => fits(b) - fits(a))
}
