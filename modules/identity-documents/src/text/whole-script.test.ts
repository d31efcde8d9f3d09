import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findWholeScript } from './whole-script.ts'

test('the model of the whole script is found in the folder of the models, before the system’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'senim-script-'))
  const file = join(folder, 'Cyrillic.traineddata')
  try {
    expect(findWholeScript(folder)).not.toBe(file)
    writeFileSync(file, '')
    expect(findWholeScript(folder)).toBe(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
