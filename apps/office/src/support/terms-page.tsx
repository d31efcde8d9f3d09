import { dayInKazakhstan } from '#kz'
import { listSupportTerms, setSupportTerm } from '#modules/support'
import { transaction } from '#platform/database'
import { writtenDay } from '#platform/texts'
import { Alert, BackLink, Button, Form, Notice, Table, Tag, TextField } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { noteTicketAct } from './note-act.ts'
import { texts } from './words.ts'

const most = { hour: 23, 'working-days': 30, days: 3650 } as const

/** Working hours, the term of an answer and how long tickets are kept; each from a day on. */
export function termsPage(site: Site, doors: OfficeDoors): void {
  site.get('/support/terms', async (c) => {
    const desk = await deskOf(c, doors, 'support', 'administrator')
    return desk instanceof Response ? desk : showTerms(c, doors, desk)
  })

  site.post('/support/terms', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const form = await readForm(c)
    const since = dayInKazakhstan(doors.clock.now())
    const term = (await listSupportTerms(doors.database, since)).find((one) => one.term === form.term)
    const value = /^\d{1,4}$/.test(form.value ?? '') ? Number(form.value) : Number.NaN
    if (!term) throw new WebError('unreadable-form')
    if (!(value <= most[term.unit])) return c.redirect('/support/terms?wrong', 303)
    await transaction(doors.database, async (database) => {
      const change = { term: term.term, since, value, changedBy: desk.member.memberId }
      await setSupportTerm(database, doors.clock, change)
      await noteTicketAct(c, { ...doors, database }, desk, 'support-term-changed', `${term.term} ${value}`)
    })
    return c.redirect('/support/terms?saved', 303)
  })
}

async function showTerms(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const terms = await listSupportTerms(doors.database, dayInKazakhstan(doors.clock.now()))
  const mayChange = holds(desk.member, 'administrator')
  return showPage(c, doors, {
    title: t('terms.title'),
    desk,
    children: (
      <>
        <BackLink language={language} href="/support">
          {t('queue.title')}
        </BackLink>
        <h1>{t('terms.title')}</h1>
        {c.req.query('saved') !== undefined && <Alert kind="success" live title={t('terms.saved')} />}
        {c.req.query('wrong') !== undefined && <Alert kind="danger" live title={t('terms.wrong')} />}
        <Table
          caption={t('terms.title')}
          captionHidden
          columns={(['term', 'value', 'since', 'change'] as const).map((name) => ({
            name: t(`terms.${name}`),
          }))}
          rows={terms.map(({ term, value, unit, since, verified }) => [
            t(`term.${term}`),
            t(`unit.${unit}`, { value }),
            since ? (
              writtenDay(language, since)
            ) : (
              <Tag>{t(verified ? 'terms.shipped' : 'terms.unverified')}</Tag>
            ),
            mayChange ? (
              <Form action="/support/terms" idempotencyKey={formKey()}>
                <input type="hidden" name="term" value={term} />
                <TextField
                  name="value"
                  id={`value-${term}`}
                  label={t(`term.${term}`)}
                  labelHidden
                  inputmode="numeric"
                  width="tiny"
                  value={String(value)}
                />
                <Button look="secondary">
                  {t('terms.set')}
                  <span class="ds-sr-only"> {t(`term.${term}`)}</span>
                </Button>
              </Form>
            ) : (
              '—'
            ),
          ])}
        />
        <Notice>{t('terms.note')}</Notice>
      </>
    ),
  })
}
