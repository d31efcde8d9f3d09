import { expect, test } from 'vitest'
import { testConfig } from '#platform/testing'
import { openClamd } from '../../../../modules/attachments/src/testing/open-clamd.ts'
import { runCheck } from './doctor.ts'
import { virusScanner } from './scanner.ts'

const look = (clamd: { host: string; port: number } | { path: string } | null) =>
  runCheck(virusScanner, { root: '', env: {}, stateFolder: '', config: testConfig({ clamd }) })

test('a scanner that answers says its version; none is no fault, and one that is silent is', async () => {
  const { address } = await openClamd()
  expect(await look(address)).toMatchObject({ ok: true, found: expect.stringContaining('ClamAV') })
  expect(await look(null)).toMatchObject({ ok: true, remedy: expect.stringContaining('SENIM_CLAMD') })
  expect(await look({ path: '/nowhere/clamd.ctl' })).toMatchObject({ ok: false })
})
