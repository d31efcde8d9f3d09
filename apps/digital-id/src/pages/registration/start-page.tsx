import { readJourney, startJourney } from '#modules/identity-proofing'
import { Alert, Button, ButtonLink, ButtonRow, Form, IconItem, IconList, Notice } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken, keepJourney } from './journey-cookie.ts'
import { returnAddress } from './return-address.ts'
import { OtherWays, showStep } from './step-frame.tsx'
import { pageOf } from './where.ts'
import { texts } from './words.ts'

const needed = [
  ['phone', 'phone'],
  ['iin', 'id-card'],
  ['camera', 'camera'],
  ['time', 'clock'],
] as const

/** What a registration takes, and its first button. */
export function startPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register', (c) => show(c, doors))

  site.post('/register', async (c) => {
    const form = await readForm(c)
    const journey = await startJourney(doors.proofing, {
      language: languageOf(c),
      returnTo: returnAddress(doors, form.return),
    })
    keepJourney(c, doors, journey)
    return c.redirect('/register/phone', 303)
  })
}

async function show(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  const journey = await readJourney(doors.proofing, journeyToken(c))
  const underWay = journey !== null && journey.stage !== 'phone' && journey.stage !== 'verified'
  const returnTo = returnAddress(doors, c.req.query('return')) ?? journey?.returnTo
  return showStep(c, doors, {
    title: t('start.title'),
    description: t('start.lead'),
    robots: 'index',
    children: (
      <>
        {c.req.query('gone') !== undefined && (
          <Alert kind="warning" live title={t('gone.title')}>
            <p>{t('gone.text')}</p>
          </Alert>
        )}
        <h1>{t('start.title')}</h1>
        <p class="lead">{t('start.lead')}</p>
        {underWay && (
          <Alert kind="info" title={t('start.resume.title')}>
            <p>{t('start.resume.text')}</p>
            <ButtonLink href={pageOf(journey.stage)}>{t('start.resume')}</ButtonLink>
          </Alert>
        )}
        <h2>{t('start.needed')}</h2>
        <IconList>
          {needed.map(([key, icon]) => (
            <IconItem icon={icon}>{t(`start.needed.${key}`)}</IconItem>
          ))}
        </IconList>
        <Notice icon="shield">
          <p>{t('start.not-kept')}</p>
        </Notice>
        <Notice icon="child">
          <p>{t('start.under-age')}</p>
        </Notice>
        <Form action="/register" idempotencyKey={formKey()}>
          {returnTo && <input type="hidden" name="return" value={returnTo} />}
          <ButtonRow>
            <Button iconAfter="arrow-right" look={underWay ? 'secondary' : 'primary'}>
              {t(underWay ? 'start.anew' : 'start.go')}
            </Button>
          </ButtonRow>
        </Form>
        <OtherWays t={t} doors={doors} help="how-registration-works">
          <IconItem icon="devices">
            <a class="ds-link" href="/register/continue">
              {t('start.continue')}
            </a>
          </IconItem>
        </OtherWays>
      </>
    ),
  })
}
