import { EdsError } from '../eds-error.ts'
import { type KeyUse, keyName, keyUseOf, type NcaRole, ncaProfile } from '../nca/index.ts'
import { type KeyFileEntry, keysMatch, openKeyFile } from '../pkcs12/index.ts'
import { nameText } from '../x509/index.ts'
import { bytesAt, inputRecord } from './input.ts'

export type P12Answer = {
  readonly subject: string
  readonly iin: string | null
  readonly bin: string | null
  readonly roles: readonly NcaRole[]
  readonly algorithm: string
  readonly use: KeyUse
  readonly keyMatches: boolean
}

/** What `senim eds p12 --help` prints. */
export const p12Help = `senim eds p12 FILE --password TEXT
senim eds p12 --batch
Opens a key file (.p12, .pfx) and says whose key it holds.
Batch input   {"p12": BYTES, "password": TEXT}
  p12         base64 of the file
Output        {"subject", "iin", "bin", "roles", "algorithm", "use", "keyMatches"}
  iin, bin    twelve digits, or null
  roles       individual legal-entity first-head right-to-sign financial-documents hr employee information-system
  algorithm   RSA 2048, EC P-256, GOST 34.10-2015-512, …
  use         signing (of documents), authentication (signing in), other
  keyMatches  the private key is that of the certificate
A file with several keys is described by its signing key, or else by its first one.
Errors        wrong-password (the file is whole) algorithm-unsupported structure der-… bad-input bad-text
Example       echo '{"p12":"MIIH…","password":"Qwerty12"}' | senim eds p12 --batch
`

/** `senim eds p12`: whose key is in this file, and does the password open it? */
export async function p12Command(input: unknown): Promise<P12Answer> {
  const fields = inputRecord(input, 'an object {"p12", "password"}')
  const { password } = fields
  if (typeof password !== 'string')
    throw new EdsError('bad-input', '"password" is missing. Give it as text; an empty one is "".')
  const { entries } = await openKeyFile(bytesAt(fields, 'p12'), password)
  const entry = entries.find(isSigning) ?? entries[0]
  if (!entry?.certificate)
    throw new EdsError('structure', 'The file opens, but holds no private key with a certificate.')
  const { certificate, privateKey } = entry
  const { iin, bin, roles } = ncaProfile(certificate)
  return {
    subject: nameText(certificate.subject),
    iin,
    bin,
    roles,
    algorithm: keyName(certificate.publicKey),
    use: keyUseOf(certificate),
    keyMatches: await keysMatch(privateKey, certificate.publicKey),
  }
}

function isSigning({ certificate }: KeyFileEntry): boolean {
  return certificate !== undefined && keyUseOf(certificate) === 'signing'
}
