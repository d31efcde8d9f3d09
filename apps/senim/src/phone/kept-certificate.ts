import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  isAuthorityStillGood,
  isStillGood,
  issueCertificate,
  type KeptCertificate,
  makeAuthority,
} from './certificate.ts'

export type PhoneCertificate = { readonly authority: KeptCertificate; readonly server: KeptCertificate }

/**
 * The certificate for these addresses out of this folder. The authority stays, so that a phone which trusts it need not
 * be asked again; the server's certificate is issued anew when an address is new or its time runs out.
 */
export async function keptCertificate(
  folder: string,
  addresses: readonly string[],
  now: Date,
): Promise<PhoneCertificate> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const known = await read(folder, 'authority')
  const stays = known !== null && isAuthorityStillGood(known.certificate, now)
  const authority = stays ? known : await keep(folder, 'authority', await makeAuthority(now))
  const before = stays ? await read(folder, 'server') : null
  if (before && isStillGood(before.certificate, addresses, now)) return { authority, server: before }
  const server = await keep(folder, 'server', await issueCertificate(authority, addresses, now))
  return { authority, server }
}

type Name = 'authority' | 'server'

async function read(folder: string, name: Name): Promise<KeptCertificate | null> {
  try {
    const [certificate, key] = await Promise.all([
      readFile(join(folder, `${name}.pem`), 'utf8'),
      readFile(join(folder, `${name}-key.pem`), 'utf8'),
    ])
    return { certificate, key }
  } catch {
    return null
  }
}

async function keep(folder: string, name: Name, kept: KeptCertificate): Promise<KeptCertificate> {
  await writeFile(join(folder, `${name}-key.pem`), kept.key, { mode: 0o600 })
  await writeFile(join(folder, `${name}.pem`), kept.certificate)
  return kept
}
