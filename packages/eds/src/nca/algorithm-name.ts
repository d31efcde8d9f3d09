import type { SignatureScheme } from '../algorithms/index.ts'
import type { PublicKey } from '../x509/index.ts'

/** A signature algorithm as it is shown to people and programs: `RSA-SHA256`, `GOST 34.10-2015-512`. */
export function schemeName({ kind, hash }: SignatureScheme): string {
  if (kind === 'gost') return 'GOST 34.10-2015-512'
  const prefix = { 'rsa-pkcs1': 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA' }[kind]
  return `${prefix}-${hash.replace('-', '')}`
}

/** A key as it is shown: `RSA 2048`, `EC P-256`, `GOST 34.10-2015-512`, or its object identifier. */
export function keyName({ kind, algorithm }: PublicKey): string {
  if (kind.kind === 'rsa') return `RSA ${kind.bits}`
  if (kind.kind === 'ec') return `EC ${kind.curve}`
  if (kind.kind === 'gost') return 'GOST 34.10-2015-512'
  return algorithm.oid.startsWith('1.2.398.3.10.1.1.1.') ? 'GOST 34.310-2004' : algorithm.oid
}
