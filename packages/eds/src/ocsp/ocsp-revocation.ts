import { platformCrypto } from '../algorithms/index.ts'
import type { RevocationStatus } from '../crl/index.ts'
import type { CertificatePool, PathSettings } from '../path/index.ts'
import type { Certificate } from '../x509/index.ts'
import { isIssuedBy } from './cert-id.ts'
import type { BasicOcspResponse } from './ocsp-response.ts'
import { isFresh, verifyOcspResponse } from './verify-ocsp-response.ts'

/**
 * Makes OCSP answers at hand a source for path validation: `settings.askElsewhere`.
 * @example findPath(signer, pool, { ...settings, askElsewhere: revocationByOcsp(answers, pool, settings) })
 */
export function revocationByOcsp(
  answers: readonly BasicOcspResponse[],
  pool: CertificatePool,
  settings: PathSettings,
): (certificate: Certificate, issuer: Certificate) => Promise<RevocationStatus> {
  return async (certificate, issuer) => {
    for (const basic of answers) {
      const status = await statusIn(basic, certificate, issuer, pool, settings)
      if (status.status !== 'unknown') return status
    }
    return { status: 'unknown' }
  }
}

async function statusIn(
  basic: BasicOcspResponse,
  certificate: Certificate,
  issuer: Certificate,
  pool: CertificatePool,
  settings: PathSettings,
): Promise<RevocationStatus> {
  const { at, now = at, crypto = platformCrypto() } = settings
  for (const single of basic.responses) {
    if (single.id.serialNumber !== certificate.serialNumber || !isFresh(single, at, now)) continue
    if (single.status === 'unknown' || !(await isIssuedBy(single.id, issuer, crypto))) continue
    const widened = { ...pool, others: [...pool.others, issuer] }
    // Responders change often: the one that tells today what was good then had to be in office when it said so.
    const asOf = { ...settings, at: Math.min(Math.max(at, basic.producedAt), Math.max(at, now)) }
    const verdict = await verifyOcspResponse(
      { ...basic, responses: [single] },
      { pool: widened, settings: asOf },
    )
    if (!verdict.accept) continue
    const { revokedAt, reason } = single
    if (revokedAt === undefined) return { status: 'good' }
    return now > at && revokedAt > at ? { status: 'good' } : { status: 'revoked', revokedAt, reason }
  }
  return { status: 'unknown' }
}
