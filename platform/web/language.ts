import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, type Language } from '#platform/texts'

const cookieName = 'senim_lang'
const oneYear = 365 * 24 * 60 * 60

/**
 * The reader's language: `?lang=` (which also sets the cookie, so the page is kept), then the cookie, then what the
 * browser accepts, then Kazakh. Cookies ignore ports, so one choice holds on every site of Senim.
 */
export function chooseLanguage(): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.query('lang')
    if (isLanguage(asked)) {
      setCookie(c, cookieName, asked, { path: '/', maxAge: oneYear, sameSite: 'Lax', httpOnly: true })
      c.set('language', asked)
    } else {
      const kept = getCookie(c, cookieName)
      c.set('language', isLanguage(kept) ? kept : acceptedLanguage(c.req.header('accept-language')))
    }
    await next()
  }
}

/** The language chosen for this request. */
export function languageOf(c: Context): Language {
  const language: unknown = c.get('language')
  return isLanguage(language) ? language : 'kk'
}

function acceptedLanguage(header: string | undefined): Language {
  const ranges = (header ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of ranges) if (isLanguage(language)) return language
  return 'kk'
}
