import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from '#platform/config'
import { root } from '../../../../packages/eds/src/testing/test-pki.ts'
import { trustListUsable } from './trust.ts'

function patientWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const stateFolder = mkdtempSync(join(tmpdir(), 'senim-doctor-trust-'))
  onTestFinished(() => rmSync(stateFolder, { recursive: true, force: true }))
  mkdirSync(join(stateFolder, 'trust'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(stateFolder, 'trust', name), content)
  const env = { SENIM_STATE: stateFolder }
  return { root: '/', env, stateFolder, config: loadConfig(env) }
}

test('an empty trust folder is fine in the sandbox and broken in production', async () => {
  const patient = patientWith({})
  expect(await trustListUsable.look(patient)).toMatchObject({ ok: true, remedy: expect.any(String) })
  const config = { ...patient.config, mode: 'production' as const }
  expect(await trustListUsable.look({ ...patient, config })).toMatchObject({ ok: false })
})

test('an authority in the folder is counted, and a file that is none is named', async () => {
  const good = patientWith({ 'root.cer': (await root()).der })
  expect(await trustListUsable.look(good)).toMatchObject({ ok: true, remedy: null })
  const bad = patientWith({ 'odd.cer': 'x' })
  expect(await trustListUsable.look(bad)).toMatchObject({
    ok: false,
    found: expect.stringContaining('odd.cer'),
  })
})
