import type { Language } from '#platform/texts'

const anyOrigin = 'http://page'

/** The same page with one word of its query set: in another language, in another theme. */
export function withQuery(path: string, name: string, value: string): string {
  const url = new URL(path, anyOrigin)
  url.searchParams.set(name, value)
  return url.pathname + url.search
}

/** The same page in another language. */
export function withLanguage(path: string, language: Language): string {
  return withQuery(path, 'lang', language)
}
