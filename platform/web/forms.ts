import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { WebError } from './errors.ts'

/** What a person typed, by field name; repeated fields keep the last value. */
export type FormValues = Readonly<Record<string, string>>

const longestValue = 10_000

/** The hidden field of every form that names this rendering of it. */
export const keyField = 'idempotency-key'

/** Is this a key that `formKey` could have made? Any other is no key at all. */
export function isFormKey(value: string): boolean {
  return /^[\w-]{16,64}$/.test(value)
}

/**
 * What no keyboard types: no text column of PostgreSQL takes a NUL, and a turned direction of writing would make a
 * reader see other words than were sent.
 */
const untyped = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/**
 * Reads a posted form.
 *
 * @throws WebError unreadable-form when the body is not a form or a field is longer than 10,000 characters.
 */
export async function readForm(c: Context): Promise<FormValues> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new WebError('unreadable-form', { cause })
  })
  const values: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue
    if (value.length > longestValue) throw new WebError('unreadable-form')
    if (name === keyField && !isFormKey(value)) continue
    values[name] = value.replaceAll(untyped, '').normalize('NFC')
  }
  return values
}

/** Every value that was chosen of one field, as boxes of one name send them. */
export async function readChoices(c: Context, name: string): Promise<readonly string[]> {
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new WebError('unreadable-form', { cause })
  })
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** A new key for one rendering of a form: posted twice, it has one effect (`once.ts`). */
export function formKey(): string {
  return randomBytes(16).toString('base64url')
}
