import { type ApplicationView, type MessagePreview, makeMove, previewMessage } from '#modules/applications'
import { deliverTold } from '#modules/notifications'
import { settleOrders } from '#modules/payments'
import { systemRandom } from '#platform/crypto'
import { type Language, languages } from '#platform/texts'
import {
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  Notice,
  type Problem,
  SummaryList,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { showCase } from './case-page.tsx'
import { applicationOfficers, officerOf } from './officer.ts'
import { viewOf } from './view-of.ts'
import { texts } from './words.ts'

/** A decision: first what the person will read, then the move itself. */
export function decidePage(site: Site, doors: OfficeDoors): void {
  const path = '/applications/:id{[0-9a-f-]{36}}/moves/:move{[a-z-]+}'

  site.post(path, async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const view = await viewOf(c, doors, desk)
    const { typed, move } = await typedIn(c)
    const problems = missingIn(c, view, move, typed)
    if (problems.length > 0 || view.assignedTo !== desk.member.memberId) {
      c.status(422)
      return showCase(c, doors, desk, view, problems, { ...typed, move })
    }
    const message = await previewMessage(doors.applications, view, move, typed)
    return showPreview(c, doors, desk, { view, move, typed, message })
  })

  site.post(`${path}/confirmed`, async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const view = await viewOf(c, doors, desk)
    const { typed, move, moves, key } = await typedIn(c)
    if (view.assignedTo !== desk.member.memberId && key === undefined)
      return c.redirect(`/applications/${view.id}?held`, 303)
    const made = await makeMove(doors.applications, {
      ...{ applicationId: view.id, expectedMoves: moves, move, values: typed },
      by: officerOf(desk.member),
      ...(key ? { key } : {}),
    })
    if (made.kind === 'moved') {
      const { database, keyring, clock, carriers } = doors
      await Promise.all(made.told.map((one) => deliverTold(database, keyring, clock, carriers, one)))
      if (view.service.workflow.moves[move]?.does?.includes('order-payment')) sendPayments(doors)
      return c.redirect('/applications?done', 303)
    }
    const t = texts(languageOf(c))
    c.status(made.code === 'stale' || made.code === 'wrong-stage' ? 409 : 422)
    const known = ['stale', 'wrong-stage', 'second-person', 'own-case', 'not-yours'] as const
    const code = known.find((one) => one === made.code) ?? 'other'
    return showCase(c, doors, desk, view, [{ message: t(`refused.${code}`) }], { ...typed, move })
  })
}

/** The bank hears of it at once, and the officer does not wait for its answer; the worker sends whatever is left. */
function sendPayments({ database, keyring, clock, bank }: OfficeDoors): void {
  if (!bank) return
  settleOrders({ database, keyring, clock, random: systemRandom, bank }).catch(() => undefined)
}

type Typed = { readonly refusal?: string; readonly words?: string }

async function typedIn(c: SiteContext) {
  const { refusal, words, moves, 'idempotency-key': key } = await readForm(c)
  const typed: Typed = { ...(refusal ? { refusal } : {}), ...(words?.trim() ? { words: words.trim() } : {}) }
  return { typed, move: c.req.param('move') ?? '', moves: Number(moves), key }
}

function missingIn(
  c: SiteContext,
  { service }: ApplicationView,
  move: string,
  typed: Typed,
): readonly Problem[] {
  const t = texts(languageOf(c))
  const carries = service.workflow.moves[move]?.carries ?? []
  return [
    ...(carries.includes('refusal') && !Object.hasOwn(service.refusals, typed.refusal ?? '')
      ? [{ field: `refusal-${move}`, message: t('problem.refusal') }]
      : []),
    ...(carries.includes('words') && !typed.words
      ? [{ field: `words-${move}`, message: t('problem.words') }]
      : []),
    ...((typed.words?.length ?? 0) > 2000
      ? [{ field: `words-${move}`, message: t('problem.words-long') }]
      : []),
  ]
}

type Preview = {
  readonly view: ApplicationView
  readonly move: string
  readonly typed: Typed
  readonly message: Readonly<Record<Language, MessagePreview>> | null
}

function showPreview(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  { view, move, typed, message }: Preview,
) {
  const language = languageOf(c)
  const t = texts(language)
  const words = view.service.texts(language)
  return showPage(c, doors, {
    title: words(`move.${move}`),
    desk,
    children: (
      <>
        <BackLink language={language} href={`/applications/${view.id}`} />
        <p class="eyebrow">{view.writtenNumber}</p>
        <h1>{words(`move.${move}`)}</h1>
        <SummaryList
          language={language}
          rows={[
            ...(typed.refusal ? [{ name: t('move.refusal'), value: words(`refusal.${typed.refusal}`) }] : []),
            ...(typed.words ? [{ name: t('move.words'), value: typed.words }] : []),
          ]}
        />
        <section class="section">
          <h2>{t('preview.title')}</h2>
          {message ? <Messages message={message} /> : <Notice>{t('preview.none')}</Notice>}
        </section>
        <Form action={`/applications/${view.id}/moves/${move}/confirmed`} idempotencyKey={formKey()}>
          <input type="hidden" name="moves" value={String(view.moves)} />
          {typed.refusal && <input type="hidden" name="refusal" value={typed.refusal} />}
          {typed.words && <input type="hidden" name="words" value={typed.words} />}
          <ButtonRow>
            <Button icon="check">{t('preview.confirm')}</Button>
            <ButtonLink look="quiet" href={`/applications/${view.id}`}>
              {t('preview.back')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  })
}

const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const

function Messages({ message }: { readonly message: Readonly<Record<Language, MessagePreview>> }) {
  return (
    <>
      {languages.map((language) => (
        <article lang={language} class="section">
          <h3>{`${languageNames[language]}: ${message[language].title}`}</h3>
          <p>{message[language].body}</p>
          <p class="hint">SMS: {message[language].sms}</p>
        </article>
      ))}
    </>
  )
}
