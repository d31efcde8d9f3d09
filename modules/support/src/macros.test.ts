import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openTestDatabase, testConfig } from '#platform/testing'
import { shippedMacros } from './data/macros.ts'
import { checkMacro, fillMacro, listMacros, removeMacro, type SupportRoom, saveMacro } from './index.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const limits = openLimits(database, keyring, clock)
const room: SupportRoom = { database, keyring, clock, limits, portal: 'http://localhost:3000' }
const officer = systemRandom.uuid()
const [first] = shippedMacros

const known = { greeting: 'Сәлеметсіз бе!', number: 'S-1234-5678', page: '', error: '' }

test('every template that is shipped may be kept as it is', () => {
  for (const macro of shippedMacros) expect(checkMacro(macro), macro.name).toEqual([])
})

test('what is known is filled in, and what is not leaves no hole', () => {
  expect(fillMacro('{greeting}\n\nПричина {error} найдена. {number}', known)).toBe(
    'Сәлеметсіз бе!\n\nПричина найдена. S-1234-5678',
  )
  expect(fillMacro('{greeting} {hello}', known)).toBe('Сәлеметсіз бе! {hello}')
})

test('the office changes a shipped template, removes it, and writes its own', async () => {
  if (!first) throw new Error('No template is shipped.')
  await saveMacro(room, officer, { ...first, ru: 'Своё' })
  expect((await listMacros(database)).find(({ id }) => id === first.id)).toMatchObject({ ru: 'Своё' })
  await removeMacro(room, officer, first.id)
  expect((await listMacros(database)).map(({ id }) => id)).not.toContain(first.id)
  await saveMacro(room, officer, { name: 'Жаңа', kk: 'a', ru: 'b', en: 'c' })
  expect((await listMacros(database)).map(({ name }) => name)).toContain('Жаңа')
})

test.each([
  [{ kk: '' }, 'kk: missing'],
  [{ ru: 'x'.repeat(1801) }, 'ru: too-long'],
  [{ en: '{name}' }, 'en: unknown-placeholder'],
])('%o is refused', (change, problem) => {
  const macro = { name: 'n', kk: 'a', ru: 'b', en: 'c', ...change }
  expect(checkMacro(macro).map(({ field, code }) => `${field}: ${code}`)).toEqual([problem])
})
