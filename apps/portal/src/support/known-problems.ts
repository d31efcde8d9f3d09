import type { CameraCode, Circumstances } from '#modules/support'
import type { Language } from '#platform/texts'
import { findEverywhere } from '../find.ts'
import { type Article, articleAddress } from '../help/index.ts'

const mostShown = 3

/** The article that knows this camera's trouble. */
const articleOfCamera: Readonly<Record<CameraCode, string>> = {
  denied: 'camera-does-not-start',
  dismissed: 'camera-does-not-start',
  system: 'no-camera-access',
  'no-camera': 'camera-does-not-start',
  'in-use': 'camera-does-not-start',
  insecure: 'camera-does-not-start',
  'in-app-browser': 'camera-in-chrome',
  unsupported: 'camera-in-chrome',
  ended: 'camera-does-not-start',
  black: 'selfie-requirements',
  connection: 'error-on-digital-id-site',
  'start-again': 'error-on-digital-id-site',
}

/** Pages whose trouble has an article of its own. */
const articleOfPage: readonly (readonly [page: string, slug: string])[] = [
  ['digital-id/register/code', 'sms-code-not-received'],
  ['digital-id/register/locked', 'account-locked'],
  ['digital-id/register/video', 'face-not-recognised'],
  ['digital-id/documents', 'why-rejected'],
  ['digital-id', 'error-on-digital-id-site'],
]

export type KnownProblem = { readonly href: string; readonly title: string; readonly text: string }

/** Finds help for what somebody describes, and for what their page already tells; three at the most. */
export function knownProblems(
  articles: readonly Article[],
): (language: Language, asked: string, circumstances: Circumstances) => readonly KnownProblem[] {
  const find = findEverywhere(articles)
  return (language, asked, circumstances) => {
    const told = slugsOf(circumstances).flatMap((slug) => {
      const article = articles.find((one) => one.slug === slug)
      if (!article) return []
      const { title, summary } = article.texts[language]
      return [{ href: articleAddress(slug), title, text: summary }]
    })
    const found = asked ? find(language, asked).filter(({ kind }) => kind === 'help') : []
    const all = asked ? [...found, ...told] : told
    const addresses = [...new Set(all.map(({ href }) => href))].slice(0, mostShown)
    return addresses.flatMap((href) => all.find((one) => one.href === href) ?? [])
  }
}

function slugsOf({ camera, error, page = '' }: Circumstances): readonly string[] {
  const place = articleOfPage.find(([known]) => page === known || page.startsWith(`${known}/`))?.[1]
  return [
    ...(camera ? [articleOfCamera[camera]] : []),
    ...(place ? [place] : []),
    ...(error ? ['error-on-digital-id-site'] : []),
  ]
}
