import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

/** A certificate with its private key, both as PEM. */
export type KeptCertificate = { readonly certificate: string; readonly key: string }

const day = 24 * 60 * 60_000
// Apple refuses a server's certificate that lasts longer, whoever issued it.
const mostDays = 825
const leafDays = 90
/** A certificate with less left than this is issued anew. */
const leastDaysLeft = 7
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

x509.cryptoProvider.set(crypto)

/** Makes the authority of this machine's sandbox: it may issue certificates of servers and of nothing else. */
export async function makeAuthority(now: Date): Promise<KeptCertificate> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...lifeFrom(now, mostDays),
    name: 'CN=Senim sandbox authority of this computer, O=Senim sandbox',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
}

/** Issues the certificate of a server that is reached at these addresses, on `localhost` too. */
export async function issueCertificate(
  authority: KeptCertificate,
  addresses: readonly string[],
  now: Date,
): Promise<KeptCertificate> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const names = [
    ...addresses.map((value) => ({ type: 'ip', value }) as const),
    { type: 'ip', value: '127.0.0.1' } as const,
    { type: 'dns', value: 'localhost' } as const,
  ]
  const certificate = await x509.X509CertificateGenerator.create({
    ...lifeFrom(now, leafDays),
    subject: `CN=${addresses[0] ?? 'localhost'}, O=Senim sandbox`,
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await keyOf(authority.key),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
}

/** Is this certificate good at all these addresses, for a week from now at least? */
export function isStillGood(certificate: string, addresses: readonly string[], now: Date): boolean {
  const read = new x509.X509Certificate(certificate)
  const named = read.getExtension(x509.SubjectAlternativeNameExtension)?.names.items ?? []
  const covers = addresses.every((address) =>
    named.some(({ type, value }) => type === 'ip' && value === address),
  )
  return covers && lastsFrom(read, now)
}

/** Does this authority last longer than a certificate it would issue now? */
export function isAuthorityStillGood(certificate: string, now: Date): boolean {
  return lastsFrom(new x509.X509Certificate(certificate), new Date(now.getTime() + leafDays * day))
}

function lastsFrom({ notBefore, notAfter }: x509.X509Certificate, now: Date): boolean {
  return notBefore <= now && notAfter.getTime() > now.getTime() + leastDaysLeft * day
}

function lifeFrom(now: Date, days: number) {
  // A phone's clock may run behind: valid since yesterday, and never over the limit for that.
  return {
    serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex'),
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + (days - 1) * day),
  }
}

async function pemOf(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

function keyOf(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign'])
}
