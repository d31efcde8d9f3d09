import { dayInKazakhstan } from '#kz'
import { mostWords, readSupportTerms, type Writer, writeAgain } from '#modules/support'
import type { Language } from '#platform/texts'
import type { Problem } from '#platform/ui'
import { formKey, languageOf, readForm, type SiteContext, WebError } from '#platform/web'
import type { PortalDoors } from '../doors.ts'
import { supportRoomOf } from './support-room.ts'
import { texts } from './words.ts'

export type AgainAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly typed: string; readonly problems: readonly Problem[] }

/** Adds what the writer typed on the page of their ticket. */
export async function postAgain(c: SiteContext, doors: PortalDoors, writer: Writer): Promise<AgainAnswer> {
  const t = texts(languageOf(c))
  const { words = '', 'idempotency-key': key = formKey() } = await readForm(c)
  const answer = await writeAgain(supportRoomOf(doors), writer, words, key)
  switch (answer.kind) {
    case 'done':
      return { kind: 'sent' }
    case 'gone':
      throw new WebError('not-found')
    case 'closed':
      throw new WebError('stale')
    case 'too-many':
      throw new WebError('too-many-requests', { retryAfterSeconds: answer.retryAfterSeconds })
    case 'missing':
    case 'too-long': {
      const message = t(answer.kind === 'missing' ? 'problem.missing' : 'problem.too-long', {
        most: mostWords,
      })
      return { kind: 'refused', typed: words, problems: [{ field: 'words', message }] }
    }
  }
}

/** "Monday to Friday, 9:00–18:00", from the terms in force today. */
export async function hoursInWords(doors: PortalDoors, language: Language): Promise<string> {
  const terms = await readSupportTerms(doors.database, dayInKazakhstan(doors.clock.now()))
  return texts(language)('hours', { from: terms['opens-at'], to: terms['closes-at'] })
}
