import { type JourneyView, readJourney, startJourney } from '#modules/identity-proofing'
import { whyNoPasskey } from '#platform/passkeys'
import { Alert, Button, ButtonLink, Card, Form, Notice, PhoneField } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import type { Interaction } from '../../openid/sign-in.ts'
import { journeyToken } from '../registration/journey-cookie.ts'
import { texts as registrationTexts } from '../registration/words.ts'
import { exchangeOf } from './exchange.ts'
import { finishByFace } from './finish.ts'
import { ForWhom, interactionHere, showOver, showSignIn } from './frame.tsx'
import { answerPhone } from './phone-page.tsx'
import { baseOf, keepSignIn } from './road.ts'
import { showConsent } from './service-consent.tsx'
import { texts } from './words.ts'

/** Who is this? A passkey, the phone with a code and the face, or an EDS. */
export function choosePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid', async (c) => {
    const interaction = await interactionHere(c, doors)
    if (!interaction) return showOver(c, doors)
    if (interaction.asks === 'consent') return showConsent(c, doors, interaction)
    const journey = await readJourney(doors.proofing, journeyToken(c))
    const registered = journey?.signsIn ?? false
    if (registered && (interaction.client.ofThisHouse || isSentFrom(c, doors, journey)))
      return finishRegistered(c, doors)
    return show(c, doors, interaction, registered)
  })

  site.post('/sign-in/:uid/face', async (c) => {
    if (!(await interactionHere(c, doors))) return showOver(c, doors)
    const journey = { language: languageOf(c), returnTo: baseOf(c), purpose: 'sign-in' } as const
    const { token } = await startJourney(doors.proofing, journey)
    keepSignIn(c, doors, token)
    return answerPhone(c, doors, token)
  })

  site.post('/sign-in/:uid/registered', (c) => finishRegistered(c, doors))

  site.post('/sign-in/:uid/cancel', async (c) => {
    const onwards = await doors.openid.abortSignIn(exchangeOf(c))
    return onwards === null ? showOver(c, doors) : c.redirect(onwards, 303)
  })
}

/** Somebody who has just registered in this browser need not show their face a second time. */
async function finishRegistered(c: SiteContext, doors: DigitalIdDoors) {
  const onwards = await finishByFace(c, doors, journeyToken(c))
  return onwards === null ? showOver(c, doors) : c.redirect(onwards, 303)
}

/** This very sign-in sent the person to register. A service they turn to later asks before it learns who they are. */
function isSentFrom(c: SiteContext, { origin }: DigitalIdDoors, journey: JourneyView | null): boolean {
  return journey?.returnTo === `${origin}${baseOf(c)}`
}

function show(c: SiteContext, doors: DigitalIdDoors, { client }: Interaction, registered: boolean) {
  const t = texts(languageOf(c))
  const r = registrationTexts(languageOf(c))
  const base = baseOf(c)
  return showSignIn(c, doors, {
    title: t('choose.title'),
    scripts: ['passkey.js'],
    children: (
      <>
        {c.req.query('anew') !== undefined && (
          <Alert kind="warning" live title={t('anew.title')}>
            <p>{t('anew.text')}</p>
          </Alert>
        )}
        <h1>{t('choose.title')}</h1>
        <ForWhom t={t} client={client} />
        {registered && (
          <Alert kind="success" title={t('choose.registered.title')}>
            <p>{t('choose.registered.text')}</p>
            <Form action={`${base}/registered`} idempotencyKey={formKey()}>
              <Button iconAfter="arrow-right">{t('choose.registered.go')}</Button>
            </Form>
          </Alert>
        )}
        <PasskeyCard c={c} doors={doors} />
        <Card title={t('choose.face.title')} titleLevel={2} icon="face">
          <p>{t('choose.face.text')}</p>
          <Form action={`${base}/face`} idempotencyKey={formKey()} busy={r('busy.code')}>
            <PhoneField
              name="phone"
              label={t('phone.title')}
              hint={r('phone.hint')}
              // Where there is a passkey, the browser offers it in this very field.
              autocomplete="tel webauthn"
            />
            <Button look="secondary" iconAfter="arrow-right">
              {r('phone.send')}
            </Button>
          </Form>
        </Card>
        <Card title={t('choose.eds.title')} titleLevel={2} icon="key">
          <p>{t('choose.eds.text')}</p>
          <ButtonLink look="secondary" href={`${base}/eds`} iconAfter="arrow-right">
            {t('choose.eds.go')}
          </ButtonLink>
        </Card>
        <section class="section" aria-labelledby="new-here">
          <h2 id="new-here">{t('choose.new.title')}</h2>
          <p>{t('choose.new.text')}</p>
          <ButtonLink look="secondary" href={`/register?return=${encodeURIComponent(base)}`}>
            {t('choose.new.go')}
          </ButtonLink>
        </section>
        <Form action={`${base}/cancel`} idempotencyKey={formKey()}>
          <Button look="quiet">{t('choose.cancel')}</Button>
        </Form>
      </>
    ),
  })
}

function PasskeyCard({ c, doors }: { readonly c: SiteContext; readonly doors: DigitalIdDoors }) {
  const t = texts(languageOf(c))
  const base = baseOf(c)
  const obstacle = whyNoPasskey(doors.origin)
  if (obstacle)
    return (
      <Notice icon="passkey">
        <p>{t(`passkey.not-here.${obstacle}`)}</p>
      </Notice>
    )
  return (
    <Card title={t('choose.passkey.title')} titleLevel={2} icon="passkey">
      <p>{t('choose.passkey.text')}</p>
      <passkey-sign-in
        data-options={`${base}/passkey/options`}
        data-answer={`${base}/passkey`}
        data-refused={t('passkey.refused')}
        data-expired={t('passkey.expired')}
        data-cancelled={t('passkey.cancelled')}
        data-limited={t('passkey.limited')}
        data-unsupported={t('passkey.unsupported')}
        data-offline={t('passkey.offline')}
      >
        <Button type="button" icon="passkey">
          {t('choose.passkey.go')}
        </Button>
        <p role="status" data-part="told" />
      </passkey-sign-in>
      <noscript>
        <p>{t('passkey.no-script')}</p>
      </noscript>
    </Card>
  )
}
