import { expect, test } from 'vitest'
import { type Check, runChecks, summary } from './check.ts'

const node = (name: string, code: string): Check => ({ name, program: process.execPath, words: ['-e', code] })

test('every check runs, and a failure is told in full above the table', async () => {
  const outcomes = await runChecks([
    node('borders', 'setTimeout(() => console.log("in order"), 50)'),
    node('texts', 'console.log("a text is missing"); process.exit(1)'),
  ])
  expect(outcomes.map(({ name, passed }) => [name, passed])).toEqual([
    ['borders', true],
    ['texts', false],
  ])
  const told = summary(outcomes)
  expect(told).toMatch(/^── texts\na text is missing\n/)
  expect(told).toMatch(/✓ borders +\d+\.\d s\n✗ texts +\d+\.\d s\n$/)
  expect(told).not.toContain('in order')
})

test('a program that is not there is a failure with a remedy', async () => {
  const [outcome] = await runChecks([{ name: 'lint', program: '/nowhere/biome', words: [] }])
  expect(outcome).toMatchObject({ passed: false, output: expect.stringContaining('does not start') })
})
