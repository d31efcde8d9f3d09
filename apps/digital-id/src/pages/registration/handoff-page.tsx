import {
  createHandoff,
  type JourneyView,
  readJourney,
  type Stage,
  type Standing,
  showShortCode,
} from '#modules/identity-proofing'
import { BackLink, Button, Card, CardGrid, Form, QrPicture } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { qrMatrix } from '../../qr-matrix.ts'
import {
  forgetHandoff,
  journeyToken,
  keepHandoff,
  type ShownHandoff,
  shownHandoff,
} from './journey-cookie.ts'
import { showStep } from './step-frame.tsx'
import { isStanding, pageOf, pageOfStanding } from './where.ts'
import { texts, waitInWords } from './words.ts'

/** Registration and sign-in are handed over alike; they differ in their addresses. */
export type HandoffRoad = {
  /** Every route begins with it. */
  readonly route: string
  readonly base: (c: SiteContext) => string
  readonly tokenOf: (c: SiteContext) => string
  /** The journey that belongs to this address. */
  readonly read: (c: SiteContext) => Promise<JourneyView | null>
  readonly gone: (c: SiteContext) => string
  readonly place: (c: SiteContext, stage: Stage) => string
  readonly standing: (c: SiteContext, standing: Standing) => string
  /** The title of the page that waits for the other device. */
  readonly elsewhere: 'elsewhere.title' | 'elsewhere.sign-in.title'
}

/** The registration's way to another device. */
export function registrationRoad({ proofing }: DigitalIdDoors): HandoffRoad {
  return {
    route: '/register',
    base: () => '/register',
    tokenOf: journeyToken,
    read: (c) => readJourney(proofing, journeyToken(c)),
    gone: () => '/register?gone',
    place: (_, stage) => pageOf(stage),
    standing: (_, standing) => pageOfStanding(standing),
    elsewhere: 'elsewhere.title',
  }
}

export function handoffPage(site: Site, doors: DigitalIdDoors): void {
  serveHandoff(site, doors, registrationRoad(doors))
}

/** A QR code, a link and a short code that reopen this very step in another browser. */
export function serveHandoff(site: Site, doors: DigitalIdDoors, road: HandoffRoad): void {
  const address = (c: SiteContext) => `${road.base(c)}/handoff`

  site.post(`${road.route}/handoff`, async (c) => {
    const answer = await createHandoff(doors.proofing, road.tokenOf(c))
    if (isStanding(answer)) return c.redirect(road.standing(c, answer), 303)
    const { link, shortCode, expiresAt } = answer
    keepHandoff(c, doors, address(c), { link, shortCode, expiresAt: expiresAt.toISOString() })
    return c.redirect(address(c), 303)
  })

  site.get(`${road.route}/handoff`, async (c) => {
    const journey = await road.read(c)
    if (!journey) return c.redirect(road.gone(c), 303)
    if (journey.role === 'watcher') {
      forgetHandoff(c, address(c))
      return c.redirect(`${road.base(c)}/elsewhere`, 303)
    }
    const places = { here: address(c), back: road.place(c, journey.stage) }
    const shown = shownHandoff(c)
    if (!shown || new Date(shown.expiresAt) <= doors.clock.now()) return showOffer(c, doors, places)
    return show(c, doors, shown, places)
  })
}

type Places = { readonly here: string; readonly back: string }

function show(c: SiteContext, doors: DigitalIdDoors, shown: ShownHandoff, { here, back }: Places) {
  const language = languageOf(c)
  const t = texts(language)
  const address = `${doors.origin}/register/continue/${shown.link}`
  const seconds = (new Date(shown.expiresAt).getTime() - doors.clock.now().getTime()) / 1000
  return showStep(c, doors, {
    title: t('handoff.title'),
    scripts: ['handoff.js'],
    refreshWithoutScript: 5,
    children: (
      <handoff-watch class="stack">
        <BackLink language={language} href={back} />
        <h1>{t('handoff.title')}</h1>
        <p class="lead">{t('handoff.lead', { wait: waitInWords(t, seconds) })}</p>
        <CardGrid pairs>
          <Card title={t('handoff.phone')} icon="phone">
            <QrPicture matrix={qrMatrix(address)} title={t('handoff.qr')} />
            <p>{t('handoff.phone.text')}</p>
          </Card>
          <Card title={t('handoff.browser')} icon="globe" id="browser">
            <p>{t('handoff.browser.close')}</p>
            <p>{t('handoff.browser.open')}</p>
            <Address parts={[new URL(doors.origin).host, 'register', 'continue']} />
            <p>{t('handoff.browser.code')}</p>
            <p class="short-code">
              <strong>{showShortCode(shown.shortCode)}</strong>
            </p>
            <p>
              <a class="ds-link" href={address}>
                {t('handoff.link')}
              </a>
            </p>
          </Card>
        </CardGrid>
        <p>{t('handoff.once')}</p>
        <Form action={here} idempotencyKey={formKey()}>
          <Button look="quiet" icon="refresh">
            {t('handoff.new')}
          </Button>
        </Form>
      </handoff-watch>
    ),
  })
}

/** To be typed elsewhere: it breaks only where a person would pause. */
function Address({ parts }: { readonly parts: readonly string[] }) {
  return (
    <p class="address">
      {parts.map((part, index) => (
        <>
          {index > 0 && '/'}
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </p>
  )
}

/** Reached by a link: a link may be followed by anything, so only the button makes a code. */
function showOffer(c: SiteContext, doors: DigitalIdDoors, { here, back }: Places) {
  const language = languageOf(c)
  const t = texts(language)
  return showStep(c, doors, {
    title: t('handoff.title'),
    children: (
      <>
        <BackLink language={language} href={back} />
        <h1>{t('handoff.title')}</h1>
        <p class="lead">{t('prepare.phone.text')}</p>
        <Form action={here} idempotencyKey={formKey()}>
          <Button icon="qr">{t('prepare.phone.go')}</Button>
        </Form>
      </>
    ),
  })
}
