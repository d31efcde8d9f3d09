import { dayInKazakhstan } from '#kz'
import { listTerms, setTerm, type TermName, type TermView } from '#modules/identity-proofing'
import { listMembers } from '#modules/staff'
import { transaction } from '#platform/database'
import { type Language, writtenDay } from '#platform/texts'
import { Alert, BackLink, Button, Card, Form, Notice, Tag, TextField } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { noteAct } from './case-page.tsx'
import { texts } from './words.ts'

/** What a term may be: a claim of no minutes, or a second look at more than everything, makes no sense. */
const bounds: Readonly<Record<TermView['unit'], readonly [number, number]>> = {
  days: [1, 1825],
  months: [1, 36],
  minutes: [5, 240],
  percent: [0, 100],
}

/** How long pictures are kept, until when a person may complain: shown to the office, set by administrators. */
export function termsPage(site: Site, doors: OfficeDoors): void {
  site.get('/documents/terms', async (c) => {
    const desk = await deskOf(c, doors, 'administrator', 'senior-moderator', 'auditor')
    return desk instanceof Response ? desk : showTerms(c, doors, desk, null)
  })

  site.post('/documents/terms', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const form = await readForm(c)
    const today = dayInKazakhstan(doors.clock.now())
    const term = (await listTerms(doors.database, today)).find((one) => one.term === form.term)
    if (!term) throw new WebError('unreadable-form')
    const value = /^\d{1,5}$/.test(form.value?.trim() ?? '') ? Number(form.value) : Number.NaN
    const [least, most] = bounds[term.unit]
    if (!(value >= least && value <= most)) return showTerms(c, doors, desk, term.term)
    await transaction(doors.database, async (database) => {
      const change = { term: term.term, since: today, value, changedBy: desk.member.memberId }
      await setTerm(database, doors.clock, change)
      await noteAct(c, { ...doors, database }, desk, 'document-term-changed', {
        reason: `${term.term} ${value}`,
      })
    })
    return c.redirect('/documents/terms?saved', 303)
  })
}

async function showTerms(c: SiteContext, doors: OfficeDoors, desk: Desk, wrong: TermName | null) {
  const language = languageOf(c)
  const t = texts(language)
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const terms = await listTerms(doors.database, dayInKazakhstan(doors.clock.now()))
  if (wrong) c.status(422)
  return showPage(c, doors, {
    title: t('terms.title'),
    desk,
    hasProblems: wrong !== null,
    children: (
      <>
        <BackLink language={language} href="/documents" />
        <h1>{t('terms.title')}</h1>
        <p class="lead">{t('terms.lead')}</p>
        {c.req.query('saved') !== undefined && <Alert kind="success" live title={t('settings.saved')} />}
        <Notice icon="history">
          <p>{t('terms.rule')}</p>
        </Notice>
        {terms.map((term) => (
          <Card titleLevel={2} title={t(`term.${term.term}`)}>
            <TermFacts language={language} term={term} names={names} />
            {holds(desk.member, 'administrator') && (
              <TermForm language={language} term={term} isWrong={wrong === term.term} />
            )}
          </Card>
        ))}
      </>
    ),
  })
}

type FactsProps = {
  readonly language: Language
  readonly term: TermView
  readonly names: ReadonlyMap<string, string>
}

function TermFacts({ language, term, names }: FactsProps) {
  const t = texts(language)
  const { since, changedBy, value, unit, verified, article } = term
  return (
    <>
      <p>
        <strong>{t(`unit.${unit}`, { value })}</strong>{' '}
        <Tag colour={verified ? 'success' : 'warning'}>
          {t(verified ? 'terms.verified' : 'terms.unverified')}
        </Tag>
      </p>
      <p class="hint">
        {since
          ? t('terms.since', {
              day: writtenDay(language, `${since}T12:00:00+05:00`),
              name: names.get(changedBy ?? '') ?? '—',
            })
          : t(article ? 'terms.article.appeal' : 'terms.own')}
      </p>
    </>
  )
}

type FormProps = { readonly language: Language; readonly term: TermView; readonly isWrong: boolean }

function TermForm({ language, term, isWrong }: FormProps) {
  const t = texts(language)
  const [least, most] = bounds[term.unit]
  return (
    <Form action="/documents/terms" idempotencyKey={formKey()}>
      <input type="hidden" name="term" value={term.term} />
      <TextField
        name="value"
        id={`value-${term.term}`}
        label={t('terms.value', { unit: t(`unit-name.${term.unit}`) })}
        inputmode="numeric"
        width="short"
        value={String(term.value)}
        error={isWrong ? t('terms.bounds', { least, most }) : undefined}
      />
      <Button look="secondary">
        {t('terms.set')}
        <span class="ds-sr-only"> {t(`term.${term.term}`)}</span>
      </Button>
    </Form>
  )
}
