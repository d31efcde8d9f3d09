import {
  type HandoffPreview,
  previewHandoff,
  type RedeemAnswer,
  redeemHandoff,
} from '#modules/identity-proofing'
import { Alert, Button, ButtonLink, Form, IconItem, type Problem, problemOf, TextField } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { keepSignIn, stageOfSignIn } from '../sign-in/road.ts'
import { keepJourney } from './journey-cookie.ts'
import { OtherWays, problem, showStep } from './step-frame.tsx'
import { callerOf, pageOf, tellLimit } from './where.ts'
import { texts, waitInWords } from './words.ts'

type Typed = {
  readonly code: string
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
}

/** Taking a journey over into this browser, by its link or by the short code. */
export function continuePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/continue', (c) => showForm(c, doors, { code: '', problems: [], status: 200 }))

  site.post('/register/continue', async (c) => {
    const { code = '' } = await readForm(c)
    const answer = await redeemHandoff(doors.proofing, { shortCode: code }, callerOf(c, doors))
    if (answer.kind === 'taken-over') return takeOver(c, doors, answer)
    return showForm(c, doors, { code, ...refusalOf(c, answer) })
  })

  // A messenger that previews the link must not use it up: only the button does.
  site.get('/register/continue/:link', async (c) => {
    const preview = await previewHandoff(doors.proofing, c.req.param('link'))
    return preview.kind === 'open'
      ? showPreview(c, doors, c.req.param('link'), preview)
      : showRefused(c, doors, preview.code)
  })

  site.post('/register/continue/:link', async (c) => {
    const answer = await redeemHandoff(doors.proofing, { link: c.req.param('link') }, callerOf(c, doors))
    if (answer.kind === 'taken-over') return takeOver(c, doors, answer)
    if (answer.kind === 'refused') return showRefused(c, doors, answer.code)
    return showForm(c, doors, { code: '', ...refusalOf(c, answer) })
  })
}

type TakenOver = Extract<RedeemAnswer, { kind: 'taken-over' }>

function takeOver(c: SiteContext, doors: DigitalIdDoors, answer: TakenOver) {
  if (answer.purpose === 'sign-in') {
    keepSignIn(c, doors, answer.token)
    return c.redirect(`${answer.returnTo}${stageOfSignIn(answer.stage)}`, 303)
  }
  keepJourney(c, doors, answer)
  return c.redirect(pageOf(answer.stage), 303)
}

function refusalOf(c: SiteContext, answer: Exclude<RedeemAnswer, TakenOver>) {
  const t = texts(languageOf(c))
  if (answer.kind === 'refused')
    return { problems: problem('code', t(`continue.${answer.code}`)), status: 422 } as const
  tellLimit(c, answer)
  const message = t('limited.tries', { wait: waitInWords(t, answer.retryAfterSeconds) })
  return { problems: problem('code', message), status: 429 } as const
}

function showForm(c: SiteContext, doors: DigitalIdDoors, { code, problems, status }: Typed) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t('continue.title'),
    problems,
    status,
    children: (
      <>
        <Form action="/register/continue" idempotencyKey={formKey()}>
          <TextField
            name="code"
            label={t('continue.title')}
            labelIsHeading
            hint={t('continue.hint')}
            width="medium"
            autocomplete="off"
            spellcheck={false}
            value={code}
            error={problemOf(problems, 'code')}
          />
          <Button>{t('continue.go')}</Button>
        </Form>
        <OtherWays t={t} doors={doors} help="camera-in-chrome">
          <IconItem icon="refresh">
            <a class="ds-link" href="/register">
              {t('continue.anew')}
            </a>
          </IconItem>
        </OtherWays>
      </>
    ),
  })
}

type Open = Extract<HandoffPreview, { kind: 'open' }>

function showPreview(c: SiteContext, doors: DigitalIdDoors, link: string, { purpose, phone }: Open) {
  const t = texts(languageOf(c))
  const signsIn = purpose === 'sign-in'
  const title = t(signsIn ? 'continue.sign-in.here' : 'continue.here')
  const whose = phone && t(signsIn ? 'continue.sign-in.whose' : 'continue.whose', { phone })
  return showStep(c, doors, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{whose ?? t('continue.lead')}</p>
        <Alert kind="warning">
          <p>{t(signsIn ? 'continue.sign-in.not-yours' : 'continue.not-yours')}</p>
        </Alert>
        <Form action={`/register/continue/${link}`} idempotencyKey={formKey()}>
          <Button>{t('continue.go')}</Button>
        </Form>
      </>
    ),
  })
}

function showRefused(
  c: SiteContext,
  doors: DigitalIdDoors,
  code: 'handoff-unknown' | 'handoff-used' | 'handoff-expired',
) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t('continue.refused'),
    status: 422,
    children: (
      <>
        <h1>{t('continue.refused')}</h1>
        <p class="lead">{t(`continue.${code}`)}</p>
        <ButtonLink href="/register/continue">{t('continue.by-code')}</ButtonLink>
      </>
    ),
  })
}
