import { addPasskey, offerPasskey, readProfile } from '#modules/accounts'
import { readJourney } from '#modules/identity-proofing'
import { whyNoPasskey } from '#platform/passkeys'
import { Button, ButtonLink, Confirmation, EmptyState, Notice } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { journeyToken } from '../registration/journey-cookie.ts'
import { returnAddress } from '../registration/return-address.ts'
import { wayOnwards } from '../registration/way-onwards.ts'
import { callerOf } from '../registration/where.ts'
import { texts } from '../sign-in/words.ts'
import { passkeySite } from './passkey-site.ts'
import { personHere } from './person.ts'

/** A passkey is offered in plain words; leaving without one is as easy. */
export function passkeyPages(site: Site, doors: DigitalIdDoors): void {
  site.get('/passkeys/new', async (c) => {
    const back = await backFrom(c, doors)
    const obstacle = whyNoPasskey(doors.origin)
    if (obstacle) return showObstacle(c, doors, obstacle, back)
    if ((await personHere(c, doors)) === null) return showSignInFirst(c, doors)
    return showOffer(c, doors, back)
  })

  site.post('/passkeys/new/options', async (c) => {
    const personId = await personHere(c, doors)
    const profile = personId && (await readProfile(doors.database, doors.keyring, personId))
    if (!profile) return c.json({ next: '/passkeys/new' }, 409)
    const { personId: id, names } = profile
    const shownName = `${names.surname} ${names.name}`
    const person = { personId: id, shownName }
    return c.json(await offerPasskey(doors.database, doors.clock, passkeySite(doors), person))
  })

  site.post('/passkeys/new', async (c) => {
    const personId = await personHere(c, doors)
    if (personId === null) return c.json({ next: '/passkeys/new' }, 409)
    const { database, keyring, clock } = doors
    const sent: unknown = await c.req.json().catch(() => null)
    const origin = { channel: 'digital-id', device: callerOf(c, doors).device } as const
    const answer = await addPasskey(database, keyring, clock, passkeySite(doors), personId, sent, origin)
    if (answer.kind === 'added') {
      const back = await backFrom(c, doors)
      return c.json({ next: `/passkeys/added?return=${encodeURIComponent(back)}` })
    }
    const code =
      answer.code === 'exists'
        ? 'passkey-exists'
        : answer.code === 'challenge'
          ? 'passkey-expired'
          : 'passkey-refused'
    return c.body(JSON.stringify({ type: 'about:blank', status: 422, code }), 422, {
      'content-type': 'application/problem+json',
    })
  })

  site.get('/passkeys/added', async (c) => showAdded(c, doors, await backFrom(c, doors)))
}

/** Where the person came from: a page of ours they named, the sign-in their registration began at, or their devices. */
async function backFrom(c: SiteContext, doors: DigitalIdDoors): Promise<string> {
  const asked = returnAddress(doors, c.req.query('return'))
  if (asked) return asked
  const journey = await readJourney(doors.proofing, journeyToken(c))
  return journey ? wayOnwards(doors, journey.returnTo) : `${doors.portal}/account/devices`
}

function showOffer(c: SiteContext, doors: DigitalIdDoors, back: string) {
  const t = texts(languageOf(c))
  const answer = `/passkeys/new?return=${encodeURIComponent(back)}`
  return showPage(c, doors, {
    title: t('offer.title'),
    scripts: ['passkey.js'],
    children: (
      <>
        <h1>{t('offer.title')}</h1>
        <p class="lead">{t('offer.lead')}</p>
        <ul class="ds-list">
          <li>{t('offer.what')}</li>
          <li>{t('offer.where')}</li>
          <li>{t('offer.safe')}</li>
          <li>{t('offer.own')}</li>
        </ul>
        <passkey-offer
          data-options="/passkeys/new/options"
          data-answer={answer}
          data-refused={t('passkey.refused')}
          data-expired={t('passkey.expired')}
          data-cancelled={t('passkey.cancelled')}
          data-exists={t('passkey.exists')}
          data-unsupported={t('passkey.unsupported')}
          data-offline={t('passkey.offline')}
        >
          <Button type="button" icon="passkey">
            {t('offer.go')}
          </Button>
          <p role="status" data-part="told" />
        </passkey-offer>
        <noscript>
          <Notice icon="info">
            <p>{t('passkey.no-script')}</p>
          </Notice>
        </noscript>
        <ButtonLink look="quiet" href={back}>
          {t('offer.skip')}
        </ButtonLink>
      </>
    ),
  })
}

function showAdded(c: SiteContext, doors: DigitalIdDoors, back: string) {
  const t = texts(languageOf(c))
  return showPage(c, doors, {
    title: t('added.title'),
    children: (
      <>
        <Confirmation title={t('added.title')}>
          <p>{t('added.text')}</p>
        </Confirmation>
        <ButtonLink href={back} iconAfter="arrow-right">
          {t('added.go')}
        </ButtonLink>
      </>
    ),
  })
}

function showObstacle(c: SiteContext, doors: DigitalIdDoors, obstacle: 'ip' | 'insecure', back: string) {
  const t = texts(languageOf(c))
  return showPage(c, doors, {
    title: t('offer.title'),
    children: (
      <>
        <h1>{t('obstacle.title')}</h1>
        <p class="lead">{t(`passkey.not-here.${obstacle}`)}</p>
        <p>{t('obstacle.instead')}</p>
        <ButtonLink href={back}>{t('added.go')}</ButtonLink>
      </>
    ),
  })
}

function showSignInFirst(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  c.status(403)
  return showPage(c, doors, {
    title: t('offer.title'),
    children: (
      <EmptyState
        title={t('first.title')}
        icon="lock"
        action={
          <ButtonLink href={`${doors.portal}/sign-in?fresh&to=/account/devices`}>{t('first.go')}</ButtonLink>
        }
      >
        <p>{t('first.text')}</p>
      </EmptyState>
    ),
  })
}
