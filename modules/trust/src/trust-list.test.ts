import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { base64Of, pemOf } from '#eds'
import { projectRoot } from '#platform/root'
import { authority, person, root } from '../../../packages/eds/src/testing/test-pki.ts'
import { joinTrustLists, readTrustList } from './trust-list.ts'

const now = new Date('2012-01-01T00:00:00Z')
let certificates: { root: Uint8Array; issuing: Uint8Array; person: Uint8Array; ended: Uint8Array }

beforeAll(async () => {
  const top = await root()
  const ended = await root('Ended')
  certificates = {
    root: top.der,
    issuing: (await authority(top, 'Issuing')).der,
    person: (await person(top)).der,
    ended: ended.der,
  }
})

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'senim-trust-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const ders = (list: readonly { readonly der: Uint8Array }[]) => list.map(({ der }) => base64Of(der))

test('DER and PEM are read, one or several a file; roots are believed, the others only help', () => {
  const { root: top, issuing } = certificates
  const both = `${pemOf('CERTIFICATE', top)}\n${pemOf('CERTIFICATE', issuing)}`
  const list = readTrustList(folderWith({ 'root.cer': top, 'chain.PEM': both }), now)
  expect(ders(list.anchors)).toEqual([base64Of(top)])
  expect(ders(list.others)).toEqual([base64Of(issuing)])
  expect(list.problems).toEqual([])
})

test('a file that cannot be used is named and stops nothing', () => {
  const files = {
    'a.cer': 'not a certificate',
    'b.pem': pemOf('PRIVATE KEY', Uint8Array.of(1)),
    'c.crt': certificates.person,
    'd.der': certificates.root,
    'notes.txt': 'never looked at',
  }
  const { anchors, others, problems } = readTrustList(folderWith(files), now)
  expect([anchors.length, others.length]).toEqual([1, 0])
  expect(problems.map(({ file, code }) => [file, code])).toEqual([
    ['a.cer', 'unreadable'],
    ['b.pem', 'no-certificate'],
    ['c.crt', 'not-an-authority'],
  ])
})

test('an authority that has ended stays, for old signatures, and is told of', () => {
  const folder = folderWith({ 'ended.cer': certificates.ended })
  const { anchors, problems } = readTrustList(folder, new Date('2040-01-01T00:00:00Z'))
  expect(anchors).toHaveLength(1)
  expect(problems.map(({ code }) => code)).toEqual(['expired'])
})

test('a folder that is absent trusts nobody', () => {
  expect(readTrustList('/nowhere/trust', now)).toEqual({ anchors: [], others: [], problems: [] })
})

test('two lists join, and nobody stands twice', () => {
  const list = readTrustList(folderWith({ 'root.cer': certificates.root }), now)
  expect(joinTrustLists(list, list).anchors).toHaveLength(1)
})

const nca = join(projectRoot, '..', 'shared', 'pki', 'nca', 'ca')

describe.skipIf(!existsSync(nca))(
  'with the NCA test authorities (skipped if ../shared/pki is absent)',
  () => {
    test('an operator adds them by putting their files into the folder', () => {
      const files = Object.fromEntries(readdirSync(nca).map((name) => [name, readFileSync(join(nca, name))]))
      const { anchors, others, problems } = readTrustList(folderWith(files), new Date('2026-11-22T00:00:00Z'))
      expect(anchors.length + others.length).toBe(Object.keys(files).length)
      expect(problems.filter(({ code }) => code !== 'expired')).toEqual([])
    })
  },
)
