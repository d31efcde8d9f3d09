import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as pkijs from 'pkijs'
import {
  findPath,
  parseCertificate,
  parseCmsSignature,
  pemBlocks,
  platformCrypto,
  verifySigner,
  webCrypto,
} from '#eds'
import { projectRoot } from '#platform/root'

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
  const own = await timed(() => judge(signature, platformCrypto()))
  const web = await timed(() => judge(signature, webCrypto(globalThis.crypto.subtle)))
  const other = await timed(() => judgeByPkijs(signature))
  console.log(`  ${kind.padEnd(5)} ours ${shown(own)}  by WebCrypto ${shown(web)}  pkijs ${shown(other)}`)
  console.log(
    `        ${(other.median / own.median).toFixed(1)} times as fast as pkijs (best of each: ${(other.best / own.best).toFixed(1)})`,
  )
}

async function judge(signature: Uint8Array, crypto: ReturnType<typeof platformCrypto>): Promise<void> {
  const cms = parseCmsSignature(signature)
  const verdict = await verifySigner(cms, cms.signers[0]!, cms.content ?? content, crypto)
  if (!verdict.intact) throw new Error(verdict.reason)
  const pool = { anchors, others: cms.certificates }
  const path = await findPath(verdict.certificate, pool, { at, revocation: 'ignored', crypto })
  if (!path.valid) throw new Error(path.reason)
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

async function timed(work: () => Promise<void>): Promise<Times> {
  for (let i = 0; i < 50; i++) await work()
  const times: number[] = []
  for (let i = 0; i < 200; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { median: times[100]!, best: times[0]! }
}

function shown({ median, best }: Times): string {
  return `${median.toFixed(3)} (${best.toFixed(3)})`
}
