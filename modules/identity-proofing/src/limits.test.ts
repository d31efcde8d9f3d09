import { expect, test } from 'vitest'
import { connect } from '#platform/database'
import { openLimits } from '#platform/limits'
import { openTestDatabase } from '#platform/testing'
import { startJourney } from './start-journey.ts'
import { submitCode } from './submit-code.ts'
import { submitPhone } from './submit-phone.ts'
import { aidos, openProofing } from './testing/open-proofing.ts'
import { newestCode, walkTo } from './testing/walk.ts'

const { database, pool, address } = await openTestDatabase()
const form = { formKey: null }

/** While `work` runs, the database refuses to write this table: the step around it is rolled back. */
async function whileBroken<Answer>(table: string, work: () => Promise<Answer>): Promise<Answer> {
  await pool.query(`
    create or replace function public.break() returns trigger language plpgsql as
      $$ begin raise exception 'broken for a test'; end $$;
    create trigger broken before insert or update on identity_proofing.${table}
      for each row execute function public.break()`)
  try {
    return await work()
  } finally {
    await pool.query(`drop trigger broken on identity_proofing.${table}`)
  }
}

test('a code that was rolled back has still used up its turn', async () => {
  const { proofing, caller, clock } = openProofing(database)
  const { token } = await startJourney(proofing, { language: 'en', returnTo: null })
  const send = () => submitPhone(proofing, token, { ...form, phone: aidos.phone }, caller)
  await expect(whileBroken('sent_codes', send)).rejects.toThrow('broken for a test')
  expect(await send()).toEqual({ kind: 'limited', limit: 'code-sends-per-phone', retryAfterSeconds: 30 })
  clock.advance(30_000)
  expect((await send()).kind).toBe('moved')
})

test('nobody tries codes for nothing by making their steps fail', async () => {
  const opened = openProofing(database)
  const { proofing, caller, clock } = opened
  clock.advance(60 * 60_000)
  const token = await walkTo(opened, 'code', { iin: '900213300016', phone: '+77070000149' })
  const type = (code: string) => submitCode(proofing, token, { ...form, code }, caller)
  const wrong = (await newestCode(opened, '+77070000149')) === '000000' ? '000001' : '000000'
  await whileBroken('sent_codes', async () => {
    for (let tries = 0; tries < 60; tries++) await expect(type(wrong)).rejects.toThrow('broken for a test')
  })
  expect(await type(wrong)).toMatchObject({ kind: 'limited', limit: 'code-tries-per-address' })
})

test('when every connection is held by a step, the limits still answer', async () => {
  const narrow = connect({ ...address, max: 2 })
  const apart = connect({ ...address, max: 1 })
  const opened = openProofing(narrow.database)
  const limits = openLimits(apart.database, opened.proofing.keyring, opened.clock)
  const proofing = { ...opened.proofing, limits }
  const answers = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      const { token } = await startJourney(proofing, { language: 'en', returnTo: null })
      return submitPhone(proofing, token, { ...form, phone: `+7702000020${i}` }, opened.caller)
    }),
  )
  expect(answers.map(({ kind }) => kind)).toEqual(answers.map(() => 'moved'))
  await Promise.all([narrow.close(), apart.close()])
})
