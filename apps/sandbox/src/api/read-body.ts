import type { Context } from 'hono'
import * as v from 'valibot'
import { checkBin, checkIin, checkPhone, dayInKazakhstan, identifierKind } from '#kz'
import type { Clock } from '#platform/clock'
import { SandboxProblem } from './problem.ts'

/** Reads a JSON body of a known shape; a body of another shape is refused with the first field that is wrong. */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  // A page of another site can post text/plain without asking, but never JSON.
  if (!/^application\/(.+\+)?json\b/.test(c.req.header('content-type') ?? ''))
    throw new SandboxProblem('wrong-media-type', 'application/json')
  const body: unknown = await c.req.json().catch((error: unknown) => {
    throw error instanceof SyntaxError ? new SandboxProblem('unreadable-body') : error
  })
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new SandboxProblem('unreadable-body')
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) throw new SandboxProblem('wrong-field', describe(parsed.issues[0]))
  return parsed.output
}

function describe(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`
}

export function iinFrom(value: string, clock: Clock): string {
  const { valid, code, fields } = checkIin(value, dayInKazakhstan(clock.now()))
  if (!valid) throw new SandboxProblem('iin-invalid', code)
  return fields.iin
}

export function phoneFrom(value: string): string {
  const { valid, code, fields } = checkPhone(value)
  if (!valid) throw new SandboxProblem('phone-invalid', code)
  return fields.phone
}

/** A BIN, or an IIN where a sole proprietor stands: such a payer has no BIN. */
export function payerFrom(value: string, clock: Clock): string {
  if (identifierKind(value) === 'iin') return iinFrom(value, clock)
  const { valid, code, fields } = checkBin(value, dayInKazakhstan(clock.now()))
  if (!valid) throw new SandboxProblem('bin-invalid', code)
  return fields.bin
}
