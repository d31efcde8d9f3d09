import { type Certificate, EdsError, parseCertificate } from '#eds'
import { emptyTrustList, joinTrustLists, type TrustList } from './trust-list.ts'

const authorities = ['/authority', '/authority/gost']
const patience = 10_000

/**
 * The authorities of a running sandbox, which this installation believes in sandbox mode and never in production.
 * What cannot be fetched is a problem on the list.
 */
export async function fetchSandboxTrust(origin: string, ask: typeof fetch = fetch): Promise<TrustList> {
  const lists = await Promise.all(authorities.map((path) => fetchAuthority(`${origin}${path}`, ask)))
  return lists.reduce(joinTrustLists, emptyTrustList)
}

async function fetchAuthority(address: string, ask: typeof fetch): Promise<TrustList> {
  try {
    const [root, issuing] = await Promise.all([
      fetchCertificate(`${address}/root.cer`, ask),
      fetchCertificate(`${address}/issuing.cer`, ask),
    ])
    return { anchors: [root], others: [issuing], problems: [] }
  } catch (error) {
    const why = error instanceof EdsError ? 'does not answer with a certificate' : 'does not answer'
    const sentence = `The sandbox's authority at ${address} ${why}; its certificates are not believed now.`
    return { ...emptyTrustList, problems: [{ file: address, code: 'unreadable', sentence }] }
  }
}

async function fetchCertificate(address: string, ask: typeof fetch): Promise<Certificate> {
  const response = await ask(address, { signal: AbortSignal.timeout(patience) })
  return parseCertificate(new Uint8Array(await response.arrayBuffer()))
}
