import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pathCommand } from '../commands/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'

type Sample = {
  readonly checkTime: string
  readonly tests: readonly {
    readonly test: string
    readonly name: string
    readonly chain: readonly string[]
    readonly crls: readonly string[]
    readonly valid: boolean
  }[]
}

describe.skipIf(!existsSync(sharedPki))('NIST PKITS (skipped if ../shared/pki is absent)', () => {
  const folder = join(sharedPki, 'pkits')
  const sample: Sample = existsSync(sharedPki)
    ? JSON.parse(readFileSync(join(folder, 'pkits.json'), 'utf8'))
    : { checkTime: '', tests: [] }
  const read = (kind: string, ending: string) => (name: string) =>
    readFileSync(join(folder, kind, `${name}.${ending}`)).toString('base64')
  test.each(sample.tests)('$test $name', async ({ chain, crls, valid, name }) => {
    const answer = await pathCommand(
      {
        chain: chain.map(read('certs', 'crt')),
        crls: crls.map(read('crls', 'crl')),
        at: sample.checkTime,
      },
      0,
    )
    // DSA is not computed here: its paths are refused, and the reason says so.
    if (name.includes('ValidDSA')) expect(answer).toEqual({ valid: false, reason: 'algorithm-unsupported' })
    else expect(answer.valid).toBe(valid)
  })
})
