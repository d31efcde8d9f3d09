import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ocspCommand } from '../commands/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'

type Sample = {
  readonly checkTime: string
  readonly tests: readonly {
    readonly group: string
    readonly title: string
    readonly response: string
    readonly anchor: string
    readonly untrusted: string
    readonly accept: boolean
  }[]
}

describe.skipIf(!existsSync(sharedPki))('OpenSSL’s OCSP answers (skipped if ../shared/pki is absent)', () => {
  const folder = join(sharedPki, 'openssl', 'ocsp')
  const read = (name: string) => readFileSync(join(folder, name), 'latin1')
  const sample: Sample = existsSync(sharedPki)
    ? JSON.parse(read('expected.json'))
    : { checkTime: '', tests: [] }
  test.each(sample.tests)('$group: $title', async ({ response, anchor, untrusted, accept }) => {
    const input = {
      response: read(response),
      anchor: read(anchor),
      untrusted: read(untrusted),
      at: sample.checkTime,
    }
    expect((await ocspCommand(input, 0)).accept).toBe(accept)
  })
  test('a sound answer of the third responder is accepted though its certificate names nobody', async () => {
    const input = { response: read('D3.ors'), anchor: read('D3_Issuer_Root.pem'), at: sample.checkTime }
    expect(await ocspCommand(input, 0)).toEqual({ accept: true, status: 'good', reason: 'out-of-date' })
  })
})
