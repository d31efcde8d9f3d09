import { type ApplicationView, type MovePreview, makeMove, previewMove } from '#modules/applications'
import { deliverTold } from '#modules/notifications'
import { type MoveRefusal, type MoveValues, mostWords, moveRefusals } from '#modules/service-kit'
import { type Language, languages, writtenDay } from '#platform/texts'
import {
  BackLink,
  Button,
  ButtonRow,
  Card,
  Details,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  problemOf,
  RadioGroup,
  SummaryList,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { officerOf, reviewRoles } from './officer.ts'
import { openedHere } from './opened.ts'
import { texts } from './words.ts'

/** One move before it is made: its reason and words, where it leads, and what people will be told. */
export function movePage(site: Site, doors: OfficeDoors): void {
  const path = '/applications/:id{[0-9a-f-]{36}}/moves/:move'
  site.get(path, async (c) => {
    const here = await moveHere(c, doors)
    return here instanceof Response ? here : showMove(c, doors, here, { values: {}, problems: [] })
  })
  site.post(path, async (c) => {
    const here = await moveHere(c, doors)
    if (here instanceof Response) return here
    const form = await readForm(c)
    const values = valuesTyped(here, form)
    if (form.verb === 'preview') return showMove(c, doors, here, { values, problems: [] })
    return move(c, doors, here, values, form)
  })
}

type Here = { readonly desk: Desk; readonly view: ApplicationView; readonly move: string }
type Typed = { readonly values: MoveValues; readonly problems: readonly Problem[] }

/** Moves are for whoever has the application in their hands. */
async function moveHere(c: SiteContext, doors: OfficeDoors): Promise<Here | Response> {
  const desk = await deskOf(c, doors, ...reviewRoles)
  if (desk instanceof Response) return desk
  const view = await openedHere(c, doors, desk)
  if (view instanceof Response) return view
  const move = c.req.param('move') ?? ''
  const isTheirs = view.assignedTo === desk.member.memberId && view.offered.includes(move)
  return isTheirs ? { desk, view, move } : c.redirect(`/applications/${view.id}?stale`, 303)
}

function valuesTyped({ view, move }: Here, form: Readonly<Record<string, string>>): MoveValues {
  const carries = view.service.workflow.moves[move]?.carries ?? []
  return {
    ...(carries.includes('refusal') && form.refusal ? { refusal: form.refusal } : {}),
    ...(carries.includes('words') && form.words?.trim() ? { words: form.words.trim() } : {}),
  }
}

async function move(
  c: SiteContext,
  doors: OfficeDoors,
  here: Here,
  values: MoveValues,
  form: Readonly<Record<string, string>>,
) {
  const { view, desk } = here
  const made = await makeMove(doors.applications, {
    applicationId: view.id,
    expectedMoves: Number(form.moves ?? Number.NaN),
    move: here.move,
    by: officerOf(desk.member),
    values,
    ...(form['idempotency-key'] ? { key: form['idempotency-key'] } : {}),
  })
  if (made.kind === 'refused') {
    const code = moveRefusals.find((one) => one === made.code) ?? null
    if (code === 'stale' || code === 'wrong-stage') return c.redirect(`/applications/${view.id}?stale`, 303)
    c.status(422)
    return showMove(c, doors, here, { values, problems: [problemFor(languageOf(c), code)] })
  }
  for (const told of made.told)
    await deliverTold(doors.database, doors.keyring, doors.clock, doors.carriers, told)
  return c.redirect('/applications?done', 303)
}

/** The field that mends a refusal; none where the officer can do nothing about it. */
const mendedIn: Partial<Record<MoveRefusal, string>> = {
  'refusal-missing': 'refusal',
  'refusal-unknown': 'refusal',
  'words-missing': 'words',
  'words-too-long': 'words',
}

function problemFor(language: Language, code: MoveRefusal | null): Problem {
  const t = texts(language)
  const field = code ? mendedIn[code] : undefined
  const known = (
    [
      'refusal-missing',
      'refusal-unknown',
      'words-missing',
      'words-too-long',
      'second-person',
      'own-case',
    ] as const
  ).find((one) => one === code)
  return { ...(field ? { field } : {}), message: t(`refused.${known ?? 'other'}`, { most: mostWords }) }
}

async function showMove(c: SiteContext, doors: OfficeDoors, here: Here, typed: Typed) {
  const { desk, view, move } = here
  const language = languageOf(c)
  const t = texts(language)
  const says = view.service.texts(language)
  const values = typed.values
  const preview = await previewMove(doors.applications, { applicationId: view.id, move, values })
  if (!preview) throw new WebError('not-found')
  const rule = view.service.workflow.moves[move]
  return showPage(c, doors, {
    title: says(`move.${move}`),
    desk,
    hasProblems: typed.problems.length > 0,
    children: (
      <>
        <BackLink language={language} href={`/applications/${view.id}`}>
          {t('case.number', { number: view.writtenNumber })}
        </BackLink>
        <ErrorSummary language={language} problems={typed.problems} />
        <h1>{says(`move.${move}`)}</h1>
        {rule?.otherThan && <Notice icon="users">{t('move.two-persons')}</Notice>}
        <SummaryList
          language={language}
          rows={[
            { name: t('move.stage'), value: says(`stage.${preview.stage}`) },
            {
              name: t('move.due'),
              value: preview.dueOn ? writtenDay(language, `${preview.dueOn}T12:00:00+05:00`) : '—',
            },
          ]}
        />
        <MoveForm language={language} here={here} typed={typed} />
        <Messages language={language} preview={preview} />
      </>
    ),
  })
}

type FormProps = { readonly language: Language; readonly here: Here; readonly typed: Typed }

function MoveForm({ language, here: { view, move }, typed: { values, problems } }: FormProps) {
  const t = texts(language)
  const says = view.service.texts(language)
  const carries = view.service.workflow.moves[move]?.carries ?? []
  return (
    <Form action={`/applications/${view.id}/moves/${move}`} idempotencyKey={formKey()}>
      <input type="hidden" name="moves" value={String(view.moves)} />
      {carries.includes('refusal') && (
        <RadioGroup
          name="refusal"
          label={t('move.refusal')}
          value={values.refusal}
          error={problemOf(problems, 'refusal')}
          choices={Object.keys(view.service.refusals).map((value) => ({
            value,
            label: says(`refusal.${value}`),
          }))}
        />
      )}
      {carries.includes('words') && (
        <TextField
          name="words"
          label={t('move.words')}
          hint={t('move.words.hint')}
          lines={5}
          maxlength={mostWords}
          value={values.words}
          error={problemOf(problems, 'words')}
        />
      )}
      <ButtonRow>
        <Button name="verb" value="make" icon="check">
          {says(`move.${move}`)}
        </Button>
        {carries.length > 0 && (
          <Button name="verb" value="preview" look="secondary" icon="eye">
            {t('move.preview')}
          </Button>
        )}
      </ButtonRow>
    </Form>
  )
}

type MessagesProps = { readonly language: Language; readonly preview: MovePreview }

/** What everybody will read, in the three languages, word for word. */
function Messages({ language, preview }: MessagesProps) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="messages">
      <h2 id="messages">{t('messages.title')}</h2>
      {preview.messages.length === 0 && <p>{t('messages.none')}</p>}
      {preview.messages.map(({ to, title, body, sms }) => (
        <Card titleLevel={3} title={t(`messages.to.${to}`)}>
          {languages.map((one) => (
            <Details summary={t(`language.${one}`)} open={one === language}>
              <div lang={one}>
                <p>
                  <strong>{title[one]}</strong>
                </p>
                <p class="as-written">{body[one]}</p>
                <p class="hint">SMS: {sms[one]}</p>
              </div>
            </Details>
          ))}
        </Card>
      ))}
    </section>
  )
}
