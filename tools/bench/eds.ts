import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as pkijs from 'pkijs'
import { parseCertificate, pemBlocks, platformCrypto, verifySignature, webCrypto } from '#eds'
import { projectRoot } from '#platform/root'
import { gostRows } from './eds-gost.ts'
import { keyFileRows } from './eds-key-files.ts'

const folder = join(projectRoot, '..', 'shared', 'pki', 'mutated')

/** `npm run bench:eds`: how fast a signature with its chain is judged, beside pkijs in the same run. */
if (!existsSync(folder)) {
  console.log(`No signatures at ${folder}: nothing can be measured here.`)
  process.exit(0)
}
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
const content = read('doc.bin')
const authorities = pemBlocks(readFileSync(join(folder, 'ca.pem'), 'latin1')).map(({ bytes }) => bytes)
const anchors = authorities.map(parseCertificate)
const trustedCerts = authorities.map((bytes) => pkijs.Certificate.fromBER(bytes.slice().buffer))
const at = Math.max(...anchors.map(({ notBefore }) => notBefore)) + 24 * 60 * 60_000

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto }))

console.log('CMS signature with its chain, milliseconds: median of 200 (best)')
for (const kind of ['rsa', 'p256']) {
  const signature = read(`${kind}.good.cms`)
  const [own, web, other] = await timed([
    () => judge(signature, platformCrypto()),
    () => judge(signature, webCrypto(globalThis.crypto.subtle)),
    () => judgeByPkijs(signature),
  ])
  console.log(`  ${kind.padEnd(5)} ours ${shown(own)}  by WebCrypto ${shown(web)}  pkijs ${shown(other)}`)
  console.log(
    `        ${(other.median / own.median).toFixed(1)} times as fast as pkijs (best of each: ${(other.best / own.best).toFixed(1)})`,
  )
}

await gostRows()
await keyFileRows()

async function judge(signature: Uint8Array, crypto: ReturnType<typeof platformCrypto>): Promise<void> {
  const { verdict, reason } = await verifySignature(signature, {
    trust: anchors,
    content,
    at,
    revocation: 'when-known',
    crypto,
  })
  if (verdict !== 'TOTAL_PASSED') throw new Error(reason ?? verdict)
}

async function judgeByPkijs(signature: Uint8Array): Promise<void> {
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(signature.slice().buffer).content })
  const verdict = await signed.verify({
    signer: 0,
    data: content.slice().buffer,
    checkChain: true,
    trustedCerts,
    checkDate: new Date(at),
    extendedMode: true,
  })
  if (!verdict.signatureVerified) throw new Error(verdict.message)
}

type Times = { readonly median: number; readonly best: number }

type Work = () => Promise<void>

/**
 * In turns of 25, so that whatever else the machine does slows all of them alike; the first five of a turn, which find
 * the caches full of another's work, are not counted.
 */
async function timed(works: readonly [Work, Work, Work]): Promise<readonly [Times, Times, Times]> {
  const times = works.map((): number[] => [])
  for (let turn = -2; turn < 10; turn++)
    for (const [n, work] of works.entries())
      for (let i = 0; i < 25; i++) {
        const started = performance.now()
        await work()
        if (turn >= 0 && i >= 5) times[n]!.push(performance.now() - started)
      }
  const [first, second, third] = times.map((list) => {
    const sorted = list.toSorted((a, b) => a - b)
    return { median: sorted[100]!, best: sorted[0]! }
  })
  return [first!, second!, third!]
}

function shown({ median, best }: Times): string {
  return `${median.toFixed(3)} (${best.toFixed(3)})`
}
