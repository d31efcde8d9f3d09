import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { platformCrypto } from '../algorithms/index.ts'
import { bytesFromText, pemBlocks } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { findPath } from '../path/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { parseCertificate } from '../x509/index.ts'
import { isSigningCertificate, parseCmsSignature, signingCertificateId, verifySigner } from './index.ts'

const folder = join(sharedPki, 'mutated')

describe.skipIf(!existsSync(folder))(
  'signatures of OpenSSL, changed (skipped if ../shared/pki is absent)',
  () => {
    const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

    async function judge(bytes: Uint8Array): Promise<string> {
      try {
        const cms = parseCmsSignature(bytes)
        const verdict = await verifySigner(
          cms,
          cms.signers[0]!,
          cms.content ?? read('doc.bin'),
          platformCrypto(),
        )
        if (!verdict.intact) return verdict.reason
        const anchors = pemBlocks(readFileSync(join(folder, 'ca.pem'), 'latin1')).map((block) =>
          parseCertificate(block.bytes),
        )
        const at = verdict.certificate.notBefore + 1000
        const path = await findPath(
          verdict.certificate,
          { anchors, others: cms.certificates },
          { at, revocation: 'ignored' },
        )
        return path.valid ? 'intact' : path.reason
      } catch (error) {
        if (error instanceof EdsError) return error.code
        throw error
      }
    }

    test.each(['rsa', 'p256'])('%s: the original is intact, none of the changed is', async (kind) => {
      expect(await judge(read(`${kind}.good.cms`))).toBe('intact')
      for (const line of readFileSync(join(folder, `${kind}.jsonl`), 'utf8')
        .trim()
        .split('\n')) {
        const { cms, kind: change, at } = JSON.parse(line) as { cms: string; kind: string; at: number }
        expect(await judge(bytesFromText(cms)), `${change} at ${at}`).not.toBe('intact')
      }
    })
    test('bytes behind the end are refused', async () => {
      expect(await judge(Uint8Array.of(...read('rsa.good.cms'), 0))).toBe('der-trailing')
    })
  },
)

const dss = join(sharedPki, 'dss-cades')

describe.skipIf(!existsSync(dss))('signatures of the EU’s DSS (skipped if ../shared/pki is absent)', () => {
  const read = (name: string) => new Uint8Array(readFileSync(join(dss, name)))
  test.each(['dss-2011__cades-enveloping.pkcs7', 'Signature-C-X-1.p7m', 'cades-extended-epes.pkcs7'])(
    '%s is intact, and says whose it is',
    async (name) => {
      const cms = parseCmsSignature(read(name))
      const [signer] = cms.signers
      const verdict = await verifySigner(cms, signer!, cms.content, platformCrypto())
      if (!verdict.intact) expect.fail(verdict.reason)
      const id = signingCertificateId(signer!.signedAttributes!)
      expect(await isSigningCertificate(id!, verdict.certificate, platformCrypto())).toBe(true)
      const others = cms.certificates.filter((one) => one !== verdict.certificate)
      for (const other of others) expect(await isSigningCertificate(id!, other, platformCrypto())).toBe(false)
    },
  )
  test('a detached one needs its content', async () => {
    const cms = parseCmsSignature(read('dss-2011__cades-detached.pkcs7'))
    expect(await verifySigner(cms, cms.signers[0]!, cms.content, platformCrypto())).toMatchObject({
      reason: 'content-missing',
    })
    expect(await verifySigner(cms, cms.signers[0]!, new Uint8Array(1), platformCrypto())).toMatchObject({
      reason: 'digest-mismatch',
    })
  })
})
