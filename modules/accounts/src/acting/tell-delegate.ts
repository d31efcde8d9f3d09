import { tellPerson } from '#modules/notifications'
import type { Database } from '#platform/database'
import { type Language, writtenDay } from '#platform/texts'
import { findByIin } from '../find-account.ts'
import { words } from '../words.ts'
import type { ActingRoom } from './capacity.ts'
import type { MandateTerms } from './mandate.ts'

/** Tells a delegate who has a Digital ID that a mandate began or ended; nobody else learns whether they have one. */
export async function tellDelegate(
  trx: Database,
  { keyring, clock }: Pick<ActingRoom, 'keyring' | 'clock'>,
  what: 'given' | 'revoked',
  { terms, until }: { readonly terms: MandateTerms; readonly until: string },
): Promise<void> {
  const personId = await findByIin(trx, keyring, terms.delegateIin)
  if (personId === null) return
  const { giverName: giver, name, bin } = terms
  const say = (part: 'title' | 'body') => {
    const write = (language: Language) =>
      words(language)(`mandate.${what}.${part}`, { giver, name, bin, until: writtenDay(language, until) })
    return { kk: write('kk'), ru: write('ru'), en: write('en') }
  }
  const message = { personId, title: say('title'), body: say('body'), link: '/account/acting' }
  await tellPerson(trx, keyring, clock, { ...message, topic: 'message' })
}
