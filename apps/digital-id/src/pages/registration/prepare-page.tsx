import { type JourneyView, offerOrder, type VideoAction } from '#modules/identity-proofing'
import { Alert, Button, ButtonLink, ButtonRow, Card, CardGrid, Details, Form } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { SelfiePicture, selfieRequirements } from './selfie-pictures.tsx'
import { OtherWays, showStep } from './step-frame.tsx'
import { isStanding, journeyAt, pageOfStanding } from './where.ts'
import { type T, texts } from './words.ts'

/** What to do before the camera opens: permission, light, and the order of actions of this very video. */
export function preparePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/video/prepare', async (c) => {
    const journey = await journeyAt(c, doors, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect('/register/locked', 303)
    const offered = await offerOrder(doors.proofing, journeyToken(c))
    if (isStanding(offered)) return c.redirect(pageOfStanding(offered), 303)
    return show(c, doors, journey, offered.actions)
  })
}

/** Sentences that bring somebody back here; none of them costs an attempt. */
const returns = ['video-lost', 'too-late', 'order-used', 'busy', 'limited'] as const

function show(c: SiteContext, doors: DigitalIdDoors, journey: JourneyView, actions: readonly VideoAction[]) {
  const t = texts(languageOf(c))
  const because = returns.find((reason) => c.req.query(reason) !== undefined)
  return showStep(c, doors, {
    step: 'video',
    title: t('prepare.title'),
    children: (
      <>
        {because && (
          <Alert kind="warning" live title={t(`prepare.${because}`)}>
            <p>{t('prepare.no-attempt')}</p>
          </Alert>
        )}
        <h1>{t('prepare.title')}</h1>
        <p class="lead">{t('prepare.lead')}</p>
        <AttemptsLeft t={t} journey={journey} />
        <ActionOrder t={t} actions={actions} />
        <Alert kind="info" title={t('prepare.permission.title')}>
          <p>{t('prepare.permission.text')}</p>
        </Alert>
        <ButtonRow>
          <ButtonLink href="/register/video" icon="camera">
            {t('prepare.open')}
          </ButtonLink>
        </ButtonRow>
        <Requirements t={t} />
        <section class="section" aria-labelledby="phone-instead">
          <h2 id="phone-instead">{t('prepare.phone.title')}</h2>
          <p>{t('prepare.phone.text')}</p>
          <Form action="/register/handoff" idempotencyKey={formKey()}>
            <Button look="secondary" icon="qr">
              {t('prepare.phone.go')}
            </Button>
          </Form>
        </section>
        <Details summary={t('prepare.trouble')}>
          <p>{t('prepare.trouble.text')}</p>
          <p>
            <a class="ds-link" href={`${doors.portal}/help/camera-does-not-start`}>
              {t('prepare.trouble.help')}
            </a>
          </p>
        </Details>
        <OtherWays t={t} portal={doors.portal} />
      </>
    ),
  })
}

function AttemptsLeft({ t, journey }: { readonly t: T; readonly journey: JourneyView }) {
  const left = journey.lock?.attemptsLeft ?? 5
  return left < 5 ? <p>{t('attempts-left', { count: left })}</p> : null
}

/** The order as people read it and, in `data-actions`, as a program does. */
export function ActionOrder({ t, actions }: { readonly t: T; readonly actions: readonly VideoAction[] }) {
  return (
    <section class="card" aria-labelledby="order">
      <h2 class="card-title" id="order">
        {t('order.title')}
      </h2>
      <ol class="ds-list action-order" data-actions={actions.join(',')}>
        {actions.map((action) => (
          <li data-action={action}>{t(`order.${action}`)}</li>
        ))}
      </ol>
      <p class="hint">{t('order.hint')}</p>
    </section>
  )
}

function Requirements({ t }: { readonly t: T }) {
  return (
    <section class="section" aria-labelledby="selfie">
      <h2 id="selfie">{t('selfie.title')}</h2>
      <CardGrid narrow>
        {selfieRequirements.map((requirement) => (
          <Card titleLevel={3} title={t(`selfie.${requirement}`)}>
            <SelfiePicture requirement={requirement} />
            <p>{t(`selfie.${requirement}.text`)}</p>
          </Card>
        ))}
      </CardGrid>
    </section>
  )
}
