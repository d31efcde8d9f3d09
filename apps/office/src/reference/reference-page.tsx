import { type ListedFact, listChanges, listReference, referenceKinds } from '#modules/reference'
import { listMembers } from '#modules/staff'
import type { Language } from '#platform/texts'
import {
  Alert,
  ButtonLink,
  ButtonRow,
  CardGrid,
  EmptyState,
  type IconName,
  LinkCard,
  Search,
  Tag,
} from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { OpenChanges } from './change-list.tsx'
import { FactTable } from './fact-table.tsx'
import { factName, referenceReaders, referenceRoomOf, todayAt } from './facts.ts'
import { texts } from './words.ts'
import { writtenValue } from './written-value.ts'

const icons: Readonly<Record<ListedFact['kind'], IconName>> = {
  figure: 'wallet',
  term: 'clock',
  'calendar-year': 'calendar',
  bank: 'building',
  'payment-purpose': 'document',
  reason: 'message',
  refusal: 'error',
  'refunded-payment': 'refresh',
}

/** Every kind of fact, what waits for a second pair of eyes, and a search over all of them. */
export function referencePage(site: Site, doors: OfficeDoors): void {
  site.get('/reference', async (c) => {
    const desk = await deskOf(c, doors, ...referenceReaders)
    return desk instanceof Response ? desk : showReference(c, doors, desk)
  })
}

async function showReference(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const room = referenceRoomOf(doors)
  const words = (c.req.query('q') ?? '').trim().slice(0, 100)
  const unverifiedOnly = c.req.query('unverified') !== undefined
  const facts = await listReference(room, todayAt(doors))
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const open = await listChanges(room, { state: 'open' })
  return showPage(c, doors, {
    title: t('title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <Search language={language} action="/reference" label={t('search')} value={words} />
        {words || unverifiedOnly ? (
          <Found
            language={language}
            facts={facts.filter((fact) => isMeant(language, fact, words, unverifiedOnly))}
          />
        ) : (
          <>
            <OpenChanges language={language} changes={open} names={names} desk={desk} />
            <Kinds language={language} facts={facts} />
            {holds(desk.member, 'administrator', 'senior-moderator', 'auditor') && (
              <OtherTerms language={language} />
            )}
          </>
        )}
      </>
    ),
  })
}

/** Whether a fact says these words: in its name, its key, its value or its source. */
function isMeant(
  language: Language,
  { kind, key, now }: ListedFact,
  words: string,
  unverifiedOnly: boolean,
): boolean {
  if (unverifiedOnly && (now === null || now.verified)) return false
  const { name, of } = factName(language, kind, key)
  const value = now ? writtenValue(language, kind, key, now.value) : ''
  const text = [name, of, key, value, now?.source, now?.article].join(' ').toLocaleLowerCase(language)
  return words
    .toLocaleLowerCase(language)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function Found({ language, facts }: { readonly language: Language; readonly facts: readonly ListedFact[] }) {
  const t = texts(language)
  return (
    <>
      <p role="status">{t('found', { count: facts.length })}</p>
      {facts.length === 0 ? (
        <EmptyState
          icon="search"
          title={t('found.none')}
          action={<ButtonLink href="/reference">{t('found.all')}</ButtonLink>}
        >
          <p>{t('found.none.text')}</p>
        </EmptyState>
      ) : (
        <>
          <FactTable language={language} caption={t('title')} facts={facts} />
          <ButtonRow>
            <ButtonLink look="secondary" href="/reference">
              {t('found.all')}
            </ButtonLink>
          </ButtonRow>
        </>
      )}
    </>
  )
}

function Kinds({ language, facts }: { readonly language: Language; readonly facts: readonly ListedFact[] }) {
  const t = texts(language)
  const unverified = facts.filter(({ now }) => now && !now.verified).length
  return (
    <section class="section" aria-labelledby="kinds">
      <h2 id="kinds">{t('kinds')}</h2>
      {unverified > 0 && (
        <Alert kind="warning" title={t('unverified', { count: unverified })}>
          <p>
            <a class="ds-link" href="/reference?unverified">
              {t('unverified.show')}
            </a>
          </p>
        </Alert>
      )}
      <CardGrid>
        {referenceKinds.map((kind) => {
          const own = facts.filter((fact) => fact.kind === kind)
          const unsure = own.filter(({ now }) => now && !now.verified).length
          return (
            <LinkCard
              titleLevel={3}
              href={`/reference/${kind}`}
              icon={icons[kind]}
              title={t(`kind.${kind}`)}
              text={t('kind.count', { count: own.length })}
              mark={
                unsure > 0 ? <Tag colour="warning">{t('kind.unsure', { count: unsure })}</Tag> : undefined
              }
            />
          )
        })}
        <LinkCard
          titleLevel={3}
          href="/reference/changes"
          icon="history"
          title={t('changes.title')}
          text={t('changes.lead')}
        />
      </CardGrid>
    </section>
  )
}

/** Terms that other rooms of the office keep. */
function OtherTerms({ language }: { readonly language: Language }) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="others">
      <h2 id="others">{t('others')}</h2>
      <ul class="ds-list">
        <li>
          <a class="ds-link" href="/documents/terms">
            {t('others.documents')}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/support/terms">
            {t('others.support')}
          </a>
        </li>
      </ul>
    </section>
  )
}
