import type { NcaRole } from '#eds'
import { decryptBlob, decryptField, type Keyring, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { type SigningWay, signaturePlace, tablesOf } from '../tables.ts'
import type { CertificateFacts } from '../verdict/certificate-facts.ts'

/** A signature that counts: TOTAL_PASSED, with a time stamp of a trusted authority. */
export type AcceptedSignature = {
  /** When the authority for time stamps saw it. */
  readonly signedAt: Date
  readonly iin: string
  readonly bin: string | null
  readonly roles: readonly NcaRole[]
  /** Of the manifest that was signed, in hexadecimal. */
  readonly sha256: string
  readonly way: SigningWay
  readonly certificate: CertificateFacts
  /** CMS with the manifest inside, its time stamp, and all that proves it later (CAdES-LT). */
  readonly cms: Uint8Array
}

/** The signature of a request, or `null` while none counts. */
export async function findSignature(
  database: Database,
  keyring: Keyring,
  requestId: string,
): Promise<AcceptedSignature | null> {
  const row = await tablesOf(database)
    .selectFrom('signatures')
    .innerJoin('requests', 'requests.id', 'signatures.requestId')
    .select([
      'signatures.id',
      'signatures.personId',
      'signatures.way',
      'cmsSealed',
      'signatures.certificateSealed',
      'provenAt',
      'manifestSha256',
    ])
    .where('requestId', '=', requestId)
    .where('signatures.state', '=', 'passed')
    .executeTakeFirst()
  if (!row?.provenAt) return null
  const key = await readPersonKey(database, keyring, row.personId)
  const sealed = decryptField(key, signaturePlace(row.id, 'certificate'), row.certificateSealed)
  const certificate: CertificateFacts = JSON.parse(sealed)
  return {
    signedAt: row.provenAt,
    iin: certificate.iin ?? '',
    bin: certificate.bin,
    roles: certificate.roles,
    sha256: row.manifestSha256.toString('hex'),
    way: row.way,
    certificate,
    cms: new Uint8Array(decryptBlob(key, signaturePlace(row.id, 'cms'), row.cmsSealed)),
  }
}
