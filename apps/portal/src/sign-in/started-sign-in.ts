import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'

const started = v.object({
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  to: v.string(),
})

/** A sign-in on its way: what must come back from the provider unchanged, and where the person wanted to go. */
export type StartedSignIn = v.InferOutput<typeof started>

const path = '/sign-in'
const hour = 60 * 60

/** Kept in the browser that started it, one cookie a try: two tabs may sign in at once. */
export function keepStarted(c: Context, signIn: StartedSignIn, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(signIn)).toString('base64url')
  setCookie(c, nameOf(signIn.state), value, { path, maxAge: hour, httpOnly: true, sameSite: 'Lax', secure })
}

/** The sign-in that this state belongs to in this browser; it is good once. */
export function takeStarted(c: Context, state: string | undefined): StartedSignIn | null {
  const value = state ? getCookie(c, nameOf(state)) : undefined
  if (!state || !value) return null
  deleteCookie(c, nameOf(state), { path })
  const checked = v.safeParse(started, parse(value))
  return checked.success && checked.output.state === state ? checked.output : null
}

/** Where a sign-in may lead: a page of this site, never another site. */
export function safeTarget(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) && URL.canParse(to, 'http://here') ? to : '/account'
}

function nameOf(state: string): string {
  return `senim_portal_try_${state.replace(/[^\w-]/g, '').slice(0, 12)}`
}

function parse(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString())
  } catch {
    return null
  }
}
