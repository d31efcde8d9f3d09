import {
  type Change,
  decideChange,
  listReference,
  ReferenceChangeError,
  type ReferenceValues,
  readChange,
  withdrawChange,
} from '#modules/reference'
import { listMembers } from '#modules/staff'
import type { Language } from '#platform/texts'
import { Alert, BackLink, Button, ButtonRow, Form, SummaryList } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { Preview, previewOf } from './calendar-preview.tsx'
import { changeTitle, daysOf, Outcome, proposedInWords } from './change-list.tsx'
import { addressOf, Checked, Source } from './fact-table.tsx'
import { referenceReaders, referenceRoomOf } from './facts.ts'
import { texts } from './words.ts'
import { writtenValue } from './written-value.ts'

const refusals = ['own-change', 'not-open', 'not-yours', 'not-administrator'] as const

/** One change: what was, what is to be, who wants it; a second administrator decides here. */
export function changePage(site: Site, doors: OfficeDoors): void {
  const path = '/reference/changes/:id{[0-9a-f-]{36}}'
  site.get(path, async (c) => {
    const desk = await deskOf(c, doors, ...referenceReaders)
    return desk instanceof Response ? desk : showChange(c, doors, desk)
  })
  site.post(path, async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const { id } = await changeHere(c, doors)
    const { verdict } = await readForm(c)
    try {
      await decide(c, doors, desk, id, verdict)
      return c.redirect(`/reference/changes/${id}?decided`, 303)
    } catch (error) {
      if (!(error instanceof ReferenceChangeError)) throw error
      return c.redirect(`/reference/changes/${id}?refused=${error.code}`, 303)
    }
  })
}

function decide(
  c: SiteContext,
  doors: OfficeDoors,
  { member }: Desk,
  id: string,
  verdict: string | undefined,
) {
  const room = referenceRoomOf(doors)
  if (verdict === 'withdraw') return withdrawChange(room, member, id, originOf(c))
  if (verdict !== 'approve' && verdict !== 'refuse') throw new WebError('unreadable-form')
  return decideChange(room, member, id, verdict, originOf(c))
}

async function changeHere(c: SiteContext, doors: OfficeDoors): Promise<Change> {
  const change = await readChange(referenceRoomOf(doors), c.req.param('id') ?? '')
  if (!change) throw new WebError('not-found')
  return change
}

async function showChange(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const change = await changeHere(c, doors)
  const { kind, key } = change
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const facts = await listReference(referenceRoomOf(doors), change.since, [kind])
  const before = facts.find((fact) => fact.key === key)?.now ?? null
  const refused = refusals.find((code) => code === c.req.query('refused'))
  const isCalendar = kind === 'calendar-year' && change.state === 'open' && change.value !== null
  return showPage(c, doors, {
    title: changeTitle(language, change),
    desk,
    children: (
      <>
        <BackLink language={language} href={addressOf(kind, key)} />
        <h1>{t('change.title', { name: changeTitle(language, change) })}</h1>
        {c.req.query('proposed') !== undefined && change.state === 'open' && (
          <Alert kind="success" live title={t('change.proposed')}>
            <p>{t('change.proposed.text')}</p>
          </Alert>
        )}
        {refused && <Alert kind="warning" live title={t(`refused.${refused}`)} />}
        {c.req.query('decided') !== undefined && <Decided language={language} change={change} />}
        <SummaryList
          language={language}
          rows={[
            ...(change.state === 'open'
              ? [
                  {
                    name: t('change.before'),
                    value: before ? writtenValue(language, kind, key, before.value) : t('value.not-set'),
                  },
                ]
              : []),
            { name: t('change.after'), value: writtenValue(language, kind, key, change.value) },
            { name: t('column.days'), value: daysOf(language, change) },
            { name: t('column.source'), value: <Source row={{ ...change, version: 0 }} /> },
            { name: t('column.checked'), value: <Checked language={language} verified={change.verified} /> },
            { name: t('column.proposed'), value: proposedInWords(language, change, names) },
            {
              name: t('column.outcome'),
              value: <Outcome language={language} change={change} names={names} />,
            },
          ]}
        />
        {isCalendar && (
          <Preview
            language={language}
            preview={
              await previewOf(
                doors,
                key,
                (before?.value ?? null) as ReferenceValues['calendar-year'] | null,
                change.value as ReferenceValues['calendar-year'],
              )
            }
          />
        )}
        {change.state === 'open' && holds(desk.member, 'administrator') && (
          <Verdict language={language} change={change} desk={desk} />
        )}
      </>
    ),
  })
}

function Decided({ language, change }: { readonly language: Language; readonly change: Change }) {
  const t = texts(language)
  return (
    <Alert kind="success" live title={t(`state.${change.state}`)}>
      {change.state === 'approved' && (
        <p>{t(change.kind === 'calendar-year' ? 'change.approved.calendar' : 'change.approved.text')}</p>
      )}
    </Alert>
  )
}

type VerdictProps = { readonly language: Language; readonly change: Change; readonly desk: Desk }

function Verdict({ language, change, desk }: VerdictProps) {
  const t = texts(language)
  const own = change.proposedBy === desk.member.memberId
  return (
    <Form action={`/reference/changes/${change.id}`} idempotencyKey={formKey()}>
      <ButtonRow>
        {own ? (
          <Button name="verdict" value="withdraw" look="secondary">
            {t('verdict.withdraw')}
          </Button>
        ) : (
          <>
            <Button name="verdict" value="approve" icon="check">
              {t('verdict.approve')}
            </Button>
            <Button name="verdict" value="refuse" look="secondary">
              {t('verdict.refuse')}
            </Button>
          </>
        )}
      </ButtonRow>
      {own && <p class="hint">{t('verdict.own')}</p>}
    </Form>
  )
}
