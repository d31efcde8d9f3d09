import type { DraftMandate } from '#modules/accounts'
import { type Manifest, makeManifest, type Shown } from '#modules/signing'
import { writePaper } from '#platform/paper'
import { type Language, writtenDay } from '#platform/texts'
import { servicesInWords } from './services.ts'
import { texts } from './words.ts'

/** What the first head signs: the mandate on paper, and its terms as facts. */
export async function manifestOfMandate(
  language: Language,
  mandate: DraftMandate,
  writtenAt: Date,
): Promise<{ readonly subject: string; readonly manifest: Manifest; readonly shown: readonly Shown[] }> {
  const { id, terms, services, since, until } = mandate
  const shown: readonly Shown[] = [
    {
      name: {
        kk: texts('kk')('paper.title'),
        ru: texts('ru')('paper.title'),
        en: texts('en')('paper.title'),
      },
      mediaType: 'application/pdf',
      bytes: await writeMandate(language, mandate, writtenAt),
    },
  ]
  const subject = `mandate:${id}`
  const facts = { ...terms, services: [...services], since, until }
  return { subject, shown, manifest: makeManifest({ purpose: 'mandate', subject, facts, shown }) }
}

function writeMandate(
  language: Language,
  { id, terms, services, since, until }: DraftMandate,
  writtenAt: Date,
): Promise<Uint8Array> {
  const t = texts(language)
  const { name, bin, giverName: giver, giverIin, delegateName: delegate, delegateIin } = terms
  const term = { since: writtenDay(language, since), until: writtenDay(language, until) }
  return writePaper({
    language,
    title: t('paper.title'),
    masthead: t('paper.masthead'),
    footer: id,
    createdAt: writtenAt,
    blocks: [
      { kind: 'paragraph', text: t('paper.text', { name, bin, giver, giverIin, delegate, delegateIin }) },
      {
        kind: 'facts',
        facts: [
          { label: t('field.services'), value: servicesInWords(language, services).join('\n') },
          { label: t('field.term'), value: t('paper.term', term) },
        ],
      },
      { kind: 'paragraph', text: t('paper.no-signing') },
    ],
  })
}
