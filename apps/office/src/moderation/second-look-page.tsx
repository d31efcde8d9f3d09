import {
  type DeskCase,
  type DeskPictureName,
  decideSecondLook,
  openSecondLook,
  readSecondLookPicture,
  readSecondLooks,
  reasonWords,
  rejectionReasons,
  type SecondLookLine,
  type SecondLookName,
} from '#modules/identity-proofing'
import { writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  problemOf,
  Table,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { caseNumber } from './case-number.ts'
import { noteAct } from './case-page.tsx'
import { readDecision } from './decision-form.ts'
import { DeskKeys } from './desk-keys.tsx'
import { Evidence, FieldTable } from './evidence.tsx'
import { moderatorOf } from './moderator.ts'
import { pictureAddress, picturesOf } from './picture-address.ts'
import { Faces, Sides } from './pictures.tsx'
import { caseKeys } from './verdict-form.tsx'
import { texts } from './words.ts'

const pages = '/documents/second-look/:id/:decision{[0-9]+}'
const needed = ['#approve', '#reject', '#reasons', '#picture', '#to-queue']

/** A decided case looked at once more, by somebody who does not know what the first one decided. */
export function secondLookPage(site: Site, doors: OfficeDoors): void {
  site.get('/documents/second-look', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    return desk instanceof Response ? desk : showList(c, doors, desk)
  })

  site.get(pages, async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    return desk instanceof Response ? desk : showLook(c, doors, desk, [])
  })

  site.post(pages, async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    if (desk instanceof Response) return desk
    const { verb, reasons } = await readDecision(c)
    const verdict = { verb: verb === 'approve' ? verb : 'reject', reasons } as const
    const answer = await decideSecondLook(doors.documents, moderatorOf(desk.member), nameOf(c), verdict)
    if (answer.kind === 'refused') {
      const message = texts(languageOf(c))('problem.no-reason')
      return showLook(c, doors, desk, [{ field: 'reasons', message }])
    }
    if (answer.kind !== 'noted') return c.redirect('/documents/second-look?taken', 303)
    const { caseId } = nameOf(c)
    const reason = [verdict.verb, ...reasons].join(' ')
    await noteAct(c, doors, desk, 'case-second-look', { case: caseNumber(caseId), reason })
    return c.redirect(`/documents/second-look?noted=${answer.agrees ? 'same' : 'other'}`, 303)
  })

  picturesOf(site, doors, pages, ({ member }, { id = '', decision = '' }, name) => {
    const look = { caseId: id, decision: Number(decision) }
    return readSecondLookPicture(doors.documents, moderatorOf(member), look, name)
  })
}

function nameOf(c: SiteContext): SecondLookName {
  return { caseId: c.req.param('id') ?? '', decision: Number(c.req.param('decision')) }
}

const addressOfLook = ({ caseId, decision }: SecondLookName) => `/documents/second-look/${caseId}/${decision}`

async function showList(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const looks = await readSecondLooks(doors.documents, moderatorOf(desk.member))
  const noted = (['same', 'other'] as const).find((one) => one === c.req.query('noted'))
  const row = ({ kind, drawnAt, ...name }: SecondLookLine) => [
    <a class="ds-link" href={addressOfLook(name)}>
      {caseNumber(name.caseId)}
    </a>,
    kind ? t(`kind.${kind}`) : '—',
    writtenMoment(language, drawnAt),
  ]
  return showPage(c, doors, {
    title: t('second.title'),
    desk,
    children: (
      <>
        <BackLink language={language} href="/documents" />
        <h1>{t('second.title')}</h1>
        <p class="lead">{t('second.lead')}</p>
        {noted && <Alert kind="success" live title={t(`second.noted.${noted}`)} />}
        {c.req.query('taken') !== undefined && <Alert kind="info" live title={t('second.taken')} />}
        {looks.length === 0 ? (
          <EmptyState icon="eye" title={t('second.none')} />
        ) : (
          <Table
            caption={t('second.title')}
            captionHidden
            columns={(['column.number', 'column.kind', 'second.drawn'] as const).map((name) => ({
              name: t(name),
            }))}
            rows={looks.map(row)}
          />
        )}
      </>
    ),
  })
}

async function showLook(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  problems: readonly Problem[],
): Promise<Response> {
  const t = texts(languageOf(c))
  const name = nameOf(c)
  const opened = await openSecondLook(doors.documents, moderatorOf(desk.member), name)
  if (opened.kind !== 'opened') return c.redirect('/documents/second-look?taken', 303)
  await noteAct(c, doors, desk, 'case-opened', { case: caseNumber(name.caseId) })
  if (problems.length > 0) c.status(422)
  return showPage(c, doors, {
    title: t('second.case', { number: caseNumber(name.caseId) }),
    width: 'wide',
    desk,
    hasProblems: problems.length > 0,
    scripts: ['desk-keys.js', 'zoom-picture.js'],
    children: <LookView c={c} doors={doors} desk={desk} opened={opened} problems={problems} />,
  })
}

type ViewProps = {
  readonly c: SiteContext
  readonly doors: OfficeDoors
  readonly desk: Desk
  readonly opened: DeskCase
  readonly problems: readonly Problem[]
}

function LookView({ c, doors, desk, opened, problems }: ViewProps) {
  const language = languageOf(c)
  const t = texts(language)
  const address = addressOfLook(nameOf(c))
  const addressOf = (name: DeskPictureName) => pictureAddress(doors, desk, address, name)
  const parts = { language, opened, addressOf }
  return (
    <>
      <header class="desk-head">
        <div>
          <h1>{t('second.case', { number: caseNumber(opened.caseId) })}</h1>
          <p>{t(`kind.${opened.document}`)}</p>
        </div>
        <a class="ds-link" href="/documents/second-look" id="to-queue">
          {t('second.title')} <kbd>Q</kbd>
        </a>
        <Notice icon="eye">
          <p>{t('case.seen')}</p>
        </Notice>
      </header>
      <div class="desk-case">
        <Sides {...parts} />
        <div class="desk-facts">
          <Faces {...parts} />
          <FieldTable {...parts} />
          <Evidence {...parts} />
        </div>
        <div class="desk-verdict">
          <ErrorSummary language={language} problems={problems} />
          <Form action={address} idempotencyKey={formKey()}>
            <CheckboxGroup
              name="reasons"
              label={t('verdict.reasons')}
              choices={rejectionReasons.map((reason, index) => ({
                value: reason,
                label: (
                  <>
                    <kbd>{index + 1}</kbd> {reasonWords(language, reason).title}
                  </>
                ),
              }))}
              error={problemOf(problems, 'reasons')}
            />
            <p class="hint">{t('second.rule')}</p>
            <div class="desk-verbs">
              <Button name="verb" value="approve" id="approve" icon="check">
                {t('second.approve')} <kbd>A</kbd>
              </Button>
              <Button name="verb" value="reject" id="reject" look="danger">
                {t('second.reject')} <kbd>R</kbd>
              </Button>
            </div>
          </Form>
        </div>
      </div>
      <DeskKeys
        language={language}
        keys={caseKeys.filter(([, selector]) => needed.some((start) => selector.startsWith(start)))}
      />
    </>
  )
}
