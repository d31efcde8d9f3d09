import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export type ThemeChoice = 'auto' | 'light' | 'dark'
const choices: readonly ThemeChoice[] = ['auto', 'light', 'dark']
const cookieName = 'senim_theme'

/** Light, dark or as the device has it: `?theme=` chooses and is remembered. */
export function chooseTheme(): MiddlewareHandler {
  return async (c, next) => {
    const asked = choices.find((choice) => choice === c.req.query('theme'))
    if (asked)
      setCookie(c, cookieName, asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true })
    c.set('theme', asked ?? choices.find((choice) => choice === getCookie(c, cookieName)) ?? 'auto')
    await next()
  }
}

/** The theme chosen for this request. */
export function themeOf(c: Context): ThemeChoice {
  return choices.find((choice) => choice === c.get('theme')) ?? 'auto'
}
