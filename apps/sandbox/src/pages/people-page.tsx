import { writtenPhone } from '#kz'
import type { Language } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Form,
  Pagination,
  Select,
  TextField,
} from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { findPeople, fullName } from '../state/find-people.ts'
import { type Persona, storyKinds } from '../state/persona.ts'
import { texts } from '../words.ts'
import { writtenDate } from '../written-time.ts'
import { CopiedText } from './copied-text.tsx'
import { showPage } from './frame.tsx'

const peopleAPage = 20

/** Everybody in the sandbox: search, filter by story, a card each. */
export function peoplePage(site: Site, room: SandboxRoom): void {
  site.get('/people', (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const words = (c.req.query('q') ?? '').slice(0, 100)
    const kind = storyKinds.find((known) => known === c.req.query('kind'))
    const everybody = room.state.population.everybody()
    const people = findPeople(everybody, words, kind)
    const total = Math.ceil(people.length / peopleAPage)
    const page = pageAsked(c.req.query('page'), total)
    const from = (page - 1) * peopleAPage
    return showPage(c, room, {
      title: t('nav.people'),
      width: 'wide',
      scripts: ['copy-text.js'],
      children: (
        <>
          <h1>{t('nav.people')}</h1>
          <p>{t('people.lead')}</p>
          {c.req.query('deleted') && (
            <Alert kind="success" live>
              {t('people.deleted')}
            </Alert>
          )}
          <Form action="/people" method="get">
            <TextField name="q" label={t('people.search')} hint={t('people.search.hint')} value={words} />
            <Select
              name="kind"
              label={t('people.kind')}
              placeholder={t('people.kind.all')}
              value={kind}
              options={storyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Button icon="search">{t('people.show')}</Button>
          </Form>
          <p role="status">{t('people.found', { count: people.length })}</p>
          {people.length > 0 ? (
            <>
              <CardGrid>
                {people.slice(from, from + peopleAPage).map((person) => (
                  <PersonCard person={person} language={language} />
                ))}
              </CardGrid>
              <Pagination
                language={language}
                current={page}
                total={total}
                hrefOf={(number) => addressOf(words, kind, number)}
              />
            </>
          ) : (
            <EmptyState
              icon="users"
              title={t('people.none')}
              action={<ButtonLink href="/people">{t('people.all')}</ButtonLink>}
            >
              <p>{t(kind === 'newcomer' ? 'people.none.newcomers' : 'people.none.text')}</p>
            </EmptyState>
          )}
        </>
      ),
    })
  })
}

/** A page that is not there is the nearest one that is. */
function pageAsked(asked: string | undefined, total: number): number {
  const number = Math.trunc(Number(asked ?? 1)) || 1
  return Math.min(Math.max(1, number), Math.max(1, total))
}

function addressOf(words: string, kind: string | undefined, page: number): string {
  const query = new URLSearchParams({ ...(words && { q: words }), ...(kind && { kind }), page: String(page) })
  return `/people?${query}`
}

function PersonCard({ person, language }: { readonly person: Persona; readonly language: Language }) {
  const t = texts(language)
  const { iin, phone, documents, story, birthDate } = person
  return (
    <Card
      title={
        <a class="ds-link" href={`/people/${iin}`}>
          {fullName(person)}
        </a>
      }
    >
      <p>{story[language]}</p>
      <ul class="ds-list">
        <li>
          {t('person.iin')}: <CopiedText language={language} value={iin} />
        </li>
        <li>{t('person.born', { date: writtenDate(language, birthDate) })}</li>
        <li>
          {phone ? (
            <a class="ds-link" href={`/phones/${phone.number}`}>
              {writtenPhone(phone.number)}
            </a>
          ) : (
            t('person.no-phone')
          )}
        </li>
        {documents.length === 0 && <li>{t('person.no-documents')}</li>}
        {documents.map(({ kind, number, expiresOn }) => (
          <li>
            {t(`paper.${kind}`)} {number}, {t('paper.until', { date: writtenDate(language, expiresOn) })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
