import { readProfile } from '#modules/accounts'
import { type Told, tellPerson } from '#modules/notifications'
import type { Database } from '#platform/database'
import { type Language, languages } from '#platform/texts'
import type { Decision } from '../moderation/decision.ts'
import { type WordKey, words } from '../words.ts'
import type { DocumentDoors } from './document-doors.ts'
import { reasonWords } from './reason-words.ts'
import type { StoredCase } from './stored-case.ts'

type ToldVerb = Exclude<Decision['verb'], 'escalate'>

/** Tells a person what was decided, by every channel there is, in the caller's transaction. Returns what to deliver after it. */
export async function tellDecision(
  { keyring, clock }: DocumentDoors,
  trx: Database,
  { row }: StoredCase,
  decision: Decision,
): Promise<Told | null> {
  if (decision.verb === 'escalate') return null
  const told = decision.verb
  const inbox = (part: 'title' | 'body') =>
    Object.fromEntries(
      languages.map((language) => [language, inboxWords(language, part, told, row, decision)]),
    ) as Readonly<Record<Language, string>>
  const profile = await readProfile(trx, keyring, row.personId)
  const language = profile?.language ?? row.language
  const text = words(language)(`sms.document.${told}`, { document: kindWord(language, row.kind) })
  return tellPerson(trx, keyring, clock, {
    personId: row.personId,
    topic: 'document',
    title: inbox('title'),
    body: inbox('body'),
    link: '/account/documents',
    sms: profile?.phone ? { to: profile.phone, text } : null,
  })
}

function inboxWords(
  language: Language,
  part: 'title' | 'body',
  told: ToldVerb,
  { kind, lane }: StoredCase['row'],
  { reasons, side }: Decision,
): string {
  const say = words(language)
  // A decision on an appeal is the last one here, and says what is left.
  const isFinal = told === 'reject' && part === 'body' && lane === 'appeal'
  const key: WordKey = isFinal ? 'inbox.document.reject-final.body' : `inbox.document.${told}.${part}`
  const sentence = say(key, {
    document: kindWord(language, kind),
    side: side === null ? '' : say(`document.side.${side}`),
  })
  if (part === 'title') return sentence
  const causes = reasons.map((reason) => {
    const { cause, remedy } = reasonWords(language, reason)
    return `${cause} ${remedy}`
  })
  return [sentence, ...causes].join('\n\n')
}

function kindWord(language: Language, kind: StoredCase['row']['kind']): string {
  return words(language)(`document.kind.${kind}`)
}
