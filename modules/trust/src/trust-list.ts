import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type Certificate, EdsError, isSelfIssued, parseCertificate, pemBlocks } from '#eds'

/** Whom this installation believes: authorities at the top, and those below them that help to find a path. */
export type TrustList = {
  readonly anchors: readonly Certificate[]
  readonly others: readonly Certificate[]
  /** Files that say nothing that can be believed, each with a sentence why. */
  readonly problems: readonly TrustProblem[]
}

export type TrustProblem = {
  readonly file: string
  readonly code: 'unreadable' | 'no-certificate' | 'not-an-authority' | 'expired'
  readonly sentence: string
}

export const emptyTrustList: TrustList = { anchors: [], others: [], problems: [] }

const endings: ReadonlySet<string> = new Set(['.cer', '.crt', '.der', '.pem'])

type Reading = { readonly certificates: readonly Certificate[]; readonly problems: readonly TrustProblem[] }

/**
 * Reads the folder of trusted authorities: DER or PEM, one or several a file, endings cer, crt, der and pem. A
 * certificate that its own name issued is believed as it stands; the others only help to find a path. A file that
 * cannot be used is a problem on the list and never stops the rest. An absent folder trusts nobody.
 *
 * @example const { anchors, problems } = readTrustList('/etc/senim/trust', clock.now())
 */
export function readTrustList(folder: string, now: Date): TrustList {
  const readings = filesIn(folder).map((file) => readTrustFile(folder, file, now))
  const certificates = distinct(readings.flatMap((reading) => reading.certificates))
  return {
    anchors: certificates.filter(isSelfIssued),
    others: certificates.filter((certificate) => !isSelfIssued(certificate)),
    problems: readings.flatMap((reading) => reading.problems),
  }
}

/** Both lists as one, each authority once. */
export function joinTrustLists(one: TrustList, other: TrustList): TrustList {
  return {
    anchors: distinct([...one.anchors, ...other.anchors]),
    others: distinct([...one.others, ...other.others]),
    problems: [...one.problems, ...other.problems],
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => endings.has(extname(file).toLowerCase()))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function readTrustFile(folder: string, file: string, now: Date): Reading {
  const problem = (code: TrustProblem['code'], sentence: string): TrustProblem => ({ file, code, sentence })
  let read: readonly Certificate[]
  try {
    read = certificatesIn(readFileSync(join(folder, file)))
  } catch (error) {
    const why = error instanceof EdsError ? 'does not hold a whole certificate' : 'cannot be read'
    return { certificates: [], problems: [problem('unreadable', `${file} ${why}.`)] }
  }
  if (read.length === 0)
    return { certificates: [], problems: [problem('no-certificate', `${file} holds no certificate.`)] }
  const authorities = read.filter(({ basicConstraints }) => basicConstraints?.isAuthority)
  const problems = [
    ...(authorities.length === read.length
      ? []
      : [
          problem(
            'not-an-authority',
            `${file} holds a certificate that may not issue others; it is left out.`,
          ),
        ]),
    // Old signatures are judged at their own time, so an authority that ended stays on the list.
    ...(authorities.some(({ notAfter }) => notAfter < now.getTime())
      ? [problem('expired', `${file} holds an authority that has ended; only old signatures need it.`)]
      : []),
  ]
  return { certificates: authorities, problems }
}

function certificatesIn(content: Buffer): readonly Certificate[] {
  const text = content.toString('latin1')
  if (!text.includes('-----BEGIN ')) return [parseCertificate(new Uint8Array(content))]
  return pemBlocks(text)
    .filter(({ label }) => label === 'CERTIFICATE' || label === 'TRUSTED CERTIFICATE')
    .map(({ bytes }) => parseCertificate(bytes))
}

function distinct(certificates: readonly Certificate[]): readonly Certificate[] {
  const known = new Map(certificates.map((one) => [Buffer.from(one.der).toString('base64'), one]))
  return [...known.values()]
}
