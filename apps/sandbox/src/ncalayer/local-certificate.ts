import { createHash } from 'node:crypto'
import {
  attributeOid,
  base64Bytes,
  base64Of,
  encodeBasicConstraints,
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeName,
  encodeSubjectAltName,
  issueCertificate,
  keyUsageBit,
  parseCertificate,
  parsePrivateKey,
  purposeOid,
  signingKeyOf,
} from '#eds'
import { makeKeyPair } from '#modules/authority'
import { systemRandom } from '#platform/crypto'
import type { StateFiles } from '../state/state-files.ts'

/** The certificate with which NCALayer speaks TLS on this machine. */
export type LocalCertificate = {
  readonly key: string
  readonly certificate: string
  /** SHA-256 of its public key in base64, by which a browser can be told to believe it. */
  readonly keyDigest: string
}

const file = 'ncalayer-tls.json'
const dayLong = 86_400_000
const goodDays = 365

/**
 * Self-signed, as the real one is to a browser: nobody believes it before they have visited the address once.
 * It is kept, so that one visit lasts as long as it does. The machine's own time counts here, not the sandbox's.
 */
export async function localCertificate(files: StateFiles, now: number): Promise<LocalCertificate> {
  const kept = keptCertificate(files)
  const made = kept && parseCertificate(base64Bytes(kept.certificate)).notAfter > now ? kept : await make(now)
  if (made !== kept) files.write(file, JSON.stringify(made))
  const { publicKey } = parseCertificate(base64Bytes(made.certificate))
  return {
    key: pem('PRIVATE KEY', made.pkcs8),
    certificate: pem('CERTIFICATE', made.certificate),
    keyDigest: createHash('sha256').update(publicKey.der).digest('base64'),
  }
}

type KeptCertificate = { readonly pkcs8: string; readonly certificate: string }

async function make(now: number): Promise<KeptCertificate> {
  const { pkcs8, publicKey } = await makeKeyPair('rsa-2048', systemRandom)
  const name = encodeName([
    [attributeOid.country, 'KZ'],
    [attributeOid.organization, 'SANDBOX SENIM'],
    [attributeOid.commonName, '127.0.0.1'],
  ])
  const serialNumber = new Uint8Array(systemRandom.bytes(16))
  serialNumber[0] = 0x40
  const since = Math.floor(now / 1000) * 1000 - dayLong
  const certificate = await issueCertificate(
    {
      serialNumber,
      issuer: name,
      subject: name,
      notBefore: since,
      notAfter: since + goodDays * dayLong,
      publicKey,
      extensions: [
        encodeBasicConstraints(false),
        encodeKeyUsage(keyUsageBit.digitalSignature | keyUsageBit.keyEncipherment),
        encodeExtendedKeyUsage([purposeOid.serverAuth]),
        encodeSubjectAltName([
          { kind: 'dns', text: 'localhost' },
          { kind: 'ip', octets: Uint8Array.of(127, 0, 0, 1) },
        ]),
      ],
    },
    await signingKeyOf(parsePrivateKey(pkcs8)),
  )
  return { pkcs8: base64Of(pkcs8), certificate: base64Of(certificate) }
}

function keptCertificate(files: StateFiles): KeptCertificate | undefined {
  const content = files.read(file)
  return content ? (JSON.parse(content.toString()) as KeptCertificate) : undefined
}

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`
}
