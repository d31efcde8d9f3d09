import { regionByCode, writtenPhone } from '#kz'
import type { Language } from '#platform/texts'
import { Alert, BackLink, Button, Form, Notice, SummaryList, type SummaryRow, Table, Tag } from '#platform/ui'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { fullName } from '../state/find-people.ts'
import type { Persona } from '../state/persona.ts'
import { texts } from '../words.ts'
import { writtenDate } from '../written-time.ts'
import { CopiedText } from './copied-text.tsx'
import { showPage } from './frame.tsx'
import { PersonKeyFile } from './person-key-file.tsx'
import { CivilActs, Companies } from './person-records.tsx'
import { keepPhoto, PhotoField, type PhotoProblem } from './photo-form.tsx'

/** One person: the story, what the registries know, the photograph. */
export function personPage(site: Site, room: SandboxRoom): void {
  const { population, photos, deletePerson } = room.state
  const personOf = (c: SiteContext): Persona => {
    const person = population.find(c.req.param('iin') ?? '')
    if (!person) throw new WebError('not-found')
    return person
  }
  site.get('/people/:iin', (c) => showPerson(c, room, personOf(c)))
  site.post('/people/:iin/photo', async (c) => {
    const person = personOf(c)
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const problem = await keepPhoto(photos, person.iin, form.photo)
    if (!problem) return c.redirect(`/people/${person.iin}?photo=kept`, 303)
    c.status(422)
    return showPerson(c, room, person, problem)
  })
  site.post('/people/:iin/delete', (c) => {
    const { iin } = personOf(c)
    const leaves = population.isNewcomer(iin)
    deletePerson(iin)
    return c.redirect(leaves ? '/people?deleted=1' : `/people/${iin}?photo=deleted`, 303)
  })
}

function showPerson(c: SiteContext, room: SandboxRoom, person: Persona, problem?: PhotoProblem) {
  const language = languageOf(c)
  const t = texts(language)
  const news = (['kept', 'deleted', 'welcome'] as const).find((word) => word === c.req.query('photo'))
  return showPage(c, room, {
    title: fullName(person),
    scripts: ['copy-text.js', 'take-photo.js'],
    hasProblems: problem !== undefined,
    children: (
      <>
        <BackLink language={language} href="/people">
          {t('nav.people')}
        </BackLink>
        <h1>{fullName(person)}</h1>
        {news && (
          <Alert kind="success" live>
            {t(`person.photo.${news}`)}
          </Alert>
        )}
        <p>{person.story[language]}</p>
        <p>
          {person.kinds.map((kind) => (
            <>
              <Tag>{t(`kind.${kind}`)}</Tag>{' '}
            </>
          ))}
        </p>
        <SummaryList language={language} rows={rowsOf(person, room, language)} />
        <Papers person={person} language={language} />
        <CivilActs person={person} room={room} language={language} />
        <Companies person={person} room={room} language={language} />
        <PersonKeyFile person={person} room={room} language={language} />
        <Photograph person={person} room={room} language={language} problem={problem} />
      </>
    ),
  })
}

function rowsOf(person: Persona, { state }: SandboxRoom, language: Language): readonly SummaryRow[] {
  const t = texts(language)
  const { iin, birthDate, sex, status, deceasedOn, region, phone } = person
  const owner = phone?.registeredTo ? state.population.find(phone.registeredTo) : undefined
  const ownNumber = phone?.registeredTo === iin
  const phoneNote = ownNumber
    ? t('person.phone.own')
    : owner
      ? t('person.phone.of', { name: fullName(owner) })
      : t('person.phone.nobody')
  return [
    { name: t('person.iin'), value: <CopiedText language={language} value={iin} /> },
    { name: t('person.birth-date'), value: writtenDate(language, birthDate) },
    ...(deceasedOn ? [{ name: t('person.deceased'), value: writtenDate(language, deceasedOn) }] : []),
    { name: t('person.sex'), value: t(`sex.${sex}`) },
    { name: t('person.status'), value: t(`status.${status}`) },
    { name: t('person.region'), value: regionByCode(region)?.[language] ?? region },
    {
      name: t('person.latin'),
      value: <span lang="kk-Latn">{`${person.latinSurname} ${person.latinName}`}</span>,
    },
    {
      name: t('person.phone'),
      value: phone ? (
        <>
          <CopiedText language={language} value={phone.number}>
            {writtenPhone(phone.number)}
          </CopiedText>
          <br />
          {phoneNote}
          <br />
          <a class="ds-link" href={`/phones/${phone.number}`}>
            {t('person.phone.open')}
          </a>
        </>
      ) : (
        t('person.no-phone')
      ),
    },
  ]
}

function Papers({ person, language }: { readonly person: Persona; readonly language: Language }) {
  const t = texts(language)
  if (person.documents.length === 0) return <Notice icon="id-card">{t('person.no-documents')}</Notice>
  return (
    <Table
      caption={t('person.documents')}
      columns={[
        { name: t('paper.kind') },
        { name: t('paper.number') },
        { name: t('paper.issued') },
        { name: t('paper.expires') },
        { name: t('paper.issuer') },
      ]}
      rows={person.documents.map(({ kind, number, issuedOn, expiresOn, issuer }) => [
        t(`paper.${kind}`),
        <CopiedText language={language} value={number} />,
        writtenDate(language, issuedOn),
        writtenDate(language, expiresOn),
        <span lang="kk">{issuer}</span>,
      ])}
    />
  )
}

type PhotographProps = {
  readonly person: Persona
  readonly room: SandboxRoom
  readonly language: Language
  readonly problem?: PhotoProblem | undefined
}

function Photograph({ person, room, language, problem }: PhotographProps) {
  const t = texts(language)
  const { iin } = person
  const hasPhoto = room.state.photos.get(iin) !== undefined
  const isNewcomer = room.state.population.isNewcomer(iin)
  return (
    <>
      <h2 id="photograph">{t('person.photo')}</h2>
      {hasPhoto ? (
        <p>
          <img
            src={`/api/people/${iin}/photo`}
            alt={t('person.photo.alt', { name: fullName(person) })}
            width={240}
          />
        </p>
      ) : (
        <Notice icon="camera">{t('person.photo.none')}</Notice>
      )}
      <Form action={`/people/${iin}/photo`} files>
        <PhotoField language={language} problem={problem} />
        <Button icon="camera">{t(hasPhoto ? 'person.photo.replace' : 'person.photo.save')}</Button>
      </Form>
      {(hasPhoto || isNewcomer) && (
        <Form action={`/people/${iin}/delete`}>
          <Button look="danger" icon="trash">
            {t(isNewcomer ? 'person.delete' : 'person.photo.delete')}
          </Button>
        </Form>
      )}
    </>
  )
}
