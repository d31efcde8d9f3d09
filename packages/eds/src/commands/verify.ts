import { parseCertificateList } from '../crl/index.ts'
import type { Instant } from '../der/index.ts'
import type { NcaRole } from '../nca/index.ts'
import { type SignerJudgement, type SubIndication, type Verdict, verifySignature } from '../verify/index.ts'
import { parseCertificate } from '../x509/index.ts'
import { bytesAt, bytesListAt, inputRecord, instantAt, readable } from './input.ts'

export type VerifyAnswer = {
  readonly verdict: Verdict
  readonly sub: SubIndication | null
  readonly signers: readonly {
    readonly iin: string | null
    readonly bin: string | null
    readonly roles: readonly NcaRole[]
    readonly name: string | null
    readonly algorithm: string | null
    readonly time: string | null
  }[]
}

/** What `senim eds verify --help` prints. */
export const verifyHelp = `senim eds verify SIGNATURE [--content FILE] --trust FILE[,FILE…] [--crls FILE[,FILE…]] [--at TIME]
senim eds verify --batch
Judges an electronic signature (CMS, CAdES, XML) by ETSI EN 319 102-1.
Batch input   {"cms": BYTES, "content"?: BYTES, "trust": [CERTIFICATE, …], "crls"?: [LIST, …], "at"?: TIME}
  cms      the signature; base64 of DER or BER (bare or PEM), or of an XML document
  content  the document, if it is not inside the signature; base64
  trust    certificates every path must begin at: base64 of DER, or PEM
  crls     lists of revoked certificates; a certificate whose state nobody tells is INDETERMINATE/TRY_LATER
  at       RFC 3339; now, if absent. A trusted time stamp proves an earlier moment
Output        {"verdict": "TOTAL_PASSED"|"INDETERMINATE"|"TOTAL_FAILED", "sub": CODE|null, "signers": [
               {"iin", "bin", "roles", "name", "algorithm", "time"}]}
  sub      TOTAL_FAILED: FORMAT_FAILURE HASH_FAILURE SIG_CRYPTO_FAILURE NOT_YET_VALID; INDETERMINATE:
           SIGNED_DATA_NOT_FOUND NO_SIGNING_CERTIFICATE_FOUND NO_CERTIFICATE_CHAIN_FOUND CHAIN_CONSTRAINTS_FAILURE
           CERTIFICATE_CHAIN_GENERAL_FAILURE CRYPTO_CONSTRAINTS_FAILURE (algorithm not supported)
           CRYPTO_CONSTRAINTS_FAILURE_NO_POE OUT_OF_BOUNDS_NO_POE REVOKED_NO_POE REVOKED_CA_NO_POE TRY_LATER
  time     when a trusted time stamp saw the signature, else what the signer claims, else null
Errors        bad-input bad-text
`

/** `senim eds verify`: is this signature to be accepted, and whose is it? */
export async function verifyCommand(input: unknown, now: Instant): Promise<VerifyAnswer> {
  const fields = inputRecord(input, 'an object {"cms", "content", "trust", "crls", "at"}')
  const hasContent = fields.content !== undefined && fields.content !== null
  const { verdict, sub, signers } = await verifySignature(bytesAt(fields, 'cms'), {
    trust: readable(bytesListAt(fields, 'trust'), parseCertificate),
    crls: readable(bytesListAt(fields, 'crls'), parseCertificateList),
    at: instantAt(fields, 'at', now),
    now,
    ...(hasContent ? { content: bytesAt(fields, 'content') } : {}),
  })
  return { verdict, sub, signers: signers.map(signerAnswer) }
}

function signerAnswer({ profile, algorithm, provenTime, claimedTime }: SignerJudgement) {
  const time = provenTime ?? claimedTime
  return {
    iin: profile?.iin ?? null,
    bin: profile?.bin ?? null,
    roles: profile?.roles ?? [],
    name: profile?.commonName ?? null,
    algorithm,
    time: time === null ? null : new Date(time).toISOString(),
  }
}
