import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '#platform/clock'
import { type Database, tables } from '#platform/database'
import { isFormKey, keyField } from './forms.ts'

type AnswerRow = { keyHash: Buffer; startedAt: Date; answer: Buffer | null }
type Answer = { readonly location: string; readonly cookies: readonly string[] }

const patienceMilliseconds = 15_000
const keptMilliseconds = 60 * 60 * 1000

/**
 * Gives every posted form one effect: the second post of a key waits for the first and gets the same redirect, cookies
 * included. A form that was refused (422) had no effect, so its key may be posted again.
 */
export function answerOnce(database: Database, clock: Clock): MiddlewareHandler {
  return async (c, next) => {
    const key = await keyOf(c)
    if (!key) return next()
    const keyHash = createHash('sha256').update(`${c.req.path} ${key}`).digest()
    const deadline = Date.now() + patienceMilliseconds
    while (!(await claim(database, clock, keyHash))) {
      const row = await find(database, keyHash)
      if (row?.answer) return replay(c, open(key, row.answer))
      // The program that began it was killed: after the patience it is begun again, which its own rules must bear.
      if (Date.now() > deadline) await release(database, keyHash)
      else await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await runFirst(c, next, database, keyHash, key)
    return undefined
  }
}

/** Forgets answers older than an hour; called by the worker. */
export async function forgetFormAnswers(database: Database, clock: Clock): Promise<void> {
  await answers(database)
    .deleteFrom('formAnswers')
    .where('startedAt', '<', new Date(clock.now().getTime() - keptMilliseconds))
    .execute()
}

async function runFirst(
  c: Context,
  next: () => Promise<void>,
  database: Database,
  keyHash: Buffer,
  key: string,
): Promise<void> {
  await next()
  const location = c.res.headers.get('location')
  if (c.error || c.res.status < 300 || c.res.status >= 400 || !location) return release(database, keyHash)
  const answer = seal(key, { location, cookies: c.res.headers.getSetCookie() })
  await answers(database).updateTable('formAnswers').set({ answer }).where('keyHash', '=', keyHash).execute()
}

async function keyOf(c: Context): Promise<string | null> {
  if (
    c.req.method !== 'POST' ||
    !/^(application\/x-www-form-urlencoded|multipart\/)/.test(c.req.header('content-type') ?? '')
  )
    return null
  const key = (await c.req.parseBody().catch(() => ({}) as Record<string, unknown>))[keyField]
  return typeof key === 'string' && isFormKey(key) ? key : null
}

async function claim(database: Database, clock: Clock, keyHash: Buffer): Promise<boolean> {
  const claimed = await answers(database)
    .insertInto('formAnswers')
    .values({ keyHash, startedAt: clock.now(), answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('keyHash')
    .execute()
  return claimed.length > 0
}

function find(database: Database, keyHash: Buffer): Promise<AnswerRow | undefined> {
  return answers(database)
    .selectFrom('formAnswers')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .executeTakeFirst()
}

async function release(database: Database, keyHash: Buffer): Promise<void> {
  await answers(database)
    .deleteFrom('formAnswers')
    .where('keyHash', '=', keyHash)
    .where('answer', 'is', null)
    .execute()
}

function replay(c: Context, { location, cookies }: Answer): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(location, 303)
}

function seal(key: string, answer: Answer): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), iv)
  return Buffer.concat([iv, cipher.update(JSON.stringify(answer)), cipher.final(), cipher.getAuthTag()])
}

function open(key: string, sealed: Buffer): Answer {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString())
}

function sealingKey(key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'senim form answer', 32))
}

function answers(database: Database) {
  return tables<{ formAnswers: AnswerRow }>(database, 'platform')
}
