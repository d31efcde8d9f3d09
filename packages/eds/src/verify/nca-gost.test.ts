import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { signCms } from '../cms/index.ts'
import { ocspCommand } from '../commands/index.ts'
import { base64Of } from '../der/index.ts'
import { parseOcspResponse } from '../ocsp/index.ts'
import { openKeyFile, signingKeyOf } from '../pkcs12/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { parseCertificate } from '../x509/index.ts'
import { verifySignature } from './index.ts'

const read = (...path: readonly string[]) => new Uint8Array(readFileSync(join(sharedPki, 'nca', ...path)))
const content = new TextEncoder().encode('Өтініш')
const summer = Date.UTC(2022, 8, 2, 17)

async function signed(file: string, password: string): Promise<Uint8Array> {
  const { entries } = await openKeyFile(read('p12', file), password)
  const [entry] = entries
  if (!entry?.certificate) throw new Error('The file holds no key with a certificate.')
  const key = await signingKeyOf(entry.privateKey)
  const chain = [read('ca', 'nca_gost2022_test.cer')]
  return signCms({ content, attached: true }, { key, certificate: entry.certificate.der, chain })
}

describe.skipIf(!existsSync(sharedPki))(
  'GOST keys of the NCA’s test authority (skipped if ../shared/pki is absent)',
  () => {
    test('a document signed with one stands below the GOST root', async () => {
      const cms = await signed('individual_valid.p12', 'Qwerty12')
      const question = {
        trust: [parseCertificate(read('ca', 'root_test_gost_2022.cer'))],
        at: Date.UTC(2026, 10, 1),
      }
      const judgement = await verifySignature(cms, { ...question, revocation: 'when-known' })
      expect(judgement).toMatchObject({
        verdict: 'TOTAL_PASSED',
        signers: [
          { algorithm: 'GOST 34.10-2015-512', profile: { iin: '123456789011', commonName: 'ТЕСТОВ ТЕСТ' } },
        ],
      })
      expect(await verifySignature(cms, question)).toMatchObject({ sub: 'TRY_LATER' })
    })
    test('the responder’s answer is authentic, and a certificate on hold waits', async () => {
      const response = read('ocsp', 'ocsp_response_individual_2015.bin')
      const anchor = base64Of(read('ca', 'nca_gost2022_test.cer'))
      const answer = await ocspCommand(
        { response: base64Of(response), anchor, at: new Date(summer).toISOString() },
        0,
      )
      expect(answer).toEqual({ accept: true, status: 'revoked', reason: null })
      const parsed = parseOcspResponse(response)
      if (parsed.status !== 'successful') throw new Error('The responder refused.')
      // Of the issuing certificate nobody tells anything here.
      const judgement = await verifySignature(await signed('KEY_INDIVIDUAL_VALID_2015.p12', 'Aa123456'), {
        trust: [parseCertificate(read('ca', 'root_test_gost_2022.cer'))],
        ocspResponses: [parsed.basic],
        at: summer,
      })
      expect(judgement).toMatchObject({ verdict: 'INDETERMINATE', sub: 'TRY_LATER', reason: 'on-hold' })
    })
  },
)
