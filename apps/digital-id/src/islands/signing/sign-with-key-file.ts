import {
  base64Of,
  EdsError,
  type KeyFileEntry,
  keyName,
  keyUseOf,
  mayAuthenticate,
  ncaProfile,
  openKeyFile,
  signCms,
  signingKeyOf,
} from '#eds'
import { type SignerRule, signerFault } from '#modules/signing/browser'

/** What a page gives: the file, its password, what to sign, and who should. Without a rule anybody's key will do. */
export type KeyFileWish = {
  readonly file: Uint8Array
  readonly password: string
  readonly content: Uint8Array
  readonly signer: SignerRule | null
  /** A document, or the challenge of a sign-in. */
  readonly use: 'signing' | 'authentication'
  /** The server's time: a clock at home may be wrong. */
  readonly now: number
}

/** A code of `signingPattern`, or one of the page's own: `wrong-password`, `not-a-key-file`, `no-key`. */
export type KeyFileOutcome =
  | { readonly cms: string }
  | { readonly problem: string; readonly places: Readonly<Record<string, string>> }

/**
 * Opens a key file and signs with it, CMS with the content inside. What the server would refuse is found before anything
 * is sent: a key for signing in, somebody else's, one that has run out.
 */
export async function signWithKeyFile(wish: KeyFileWish): Promise<KeyFileOutcome> {
  try {
    const { entries, certificates } = await openKeyFile(wish.file, wish.password)
    const entry = entries.find((one) => servesFor(one, wish.use)) ?? entries[0]
    if (!entry?.certificate) return problem('no-key')
    const fault = faultOf(entry.certificate, wish)
    if (fault) return problem(fault, placesOf(entry.certificate))
    const own = entry.certificate
    const cms = await signCms(
      { content: wish.content, attached: true },
      {
        key: await signingKeyOf(entry.privateKey),
        certificate: own.der,
        chain: certificates
          .filter((one) => one !== own && one.basicConstraints?.isAuthority)
          .map(({ der }) => der),
        signingTime: wish.now,
      },
    )
    return { cms: base64Of(cms) }
  } catch (error) {
    return problem(problemOf(error))
  }
}

type Certificate = NonNullable<KeyFileEntry['certificate']>

// A file of the old kind holds both keys; the one for what is wanted is meant.
function servesFor({ certificate }: KeyFileEntry, use: KeyFileWish['use']): boolean {
  if (!certificate) return false
  return use === 'authentication' ? mayAuthenticate(certificate) : keyUseOf(certificate) === 'signing'
}

function faultOf(certificate: Certificate, { signer, now, use }: KeyFileWish): string | null {
  const found = keyUseOf(certificate)
  if (use === 'signing' && found === 'authentication') return 'authentication-key'
  const fault = signer && signerFault(ncaProfile(certificate), signer)
  if (fault) return fault
  if (use === 'signing' && found !== 'signing') return 'key-purpose'
  if (use === 'authentication' && !mayAuthenticate(certificate))
    return found === 'signing' ? 'signing-key' : 'key-purpose'
  if (certificate.notAfter < now) return 'expired'
  return certificate.notBefore > now ? 'not-yet-valid' : null
}

function placesOf(certificate: Certificate): Readonly<Record<string, string>> {
  const { commonName, bin } = ncaProfile(certificate)
  return {
    name: commonName ?? '–',
    bin: bin ?? '–',
    algorithm: keyName(certificate.publicKey),
    since: dayOf(certificate.notBefore),
    until: dayOf(certificate.notAfter),
  }
}

// Browsers write months in Kazakh each in its own way; figures are the same everywhere.
function dayOf(instant: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Almaty' }).format(instant)
  return parts.replaceAll('/', '.')
}

function problemOf(error: unknown): string {
  if (!(error instanceof EdsError)) throw error
  if (error.code === 'wrong-password') return 'wrong-password'
  return error.code === 'algorithm-unsupported' ? 'unsupported-algorithm' : 'not-a-key-file'
}

function problem(code: string, places: Readonly<Record<string, string>> = {}): KeyFileOutcome {
  return { problem: code, places: { algorithm: '–', ...places } }
}
