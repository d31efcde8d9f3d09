import { Button, ButtonRow, Form, Notice } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import type { Interaction } from '../../openid/sign-in.ts'
import { exchangeOf } from './exchange.ts'
import { interactionHere, showOver, showSignIn } from './frame.tsx'
import { baseOf } from './road.ts'
import { texts } from './words.ts'

const attributes = ['names', 'birth-date', 'iin', 'phone'] as const

/** A service of somebody else asks to read something: the person says yes or no. */
export function serviceConsent(site: Site, doors: DigitalIdDoors): void {
  site.post('/sign-in/:uid/allow', async (c) => {
    if (!(await interactionHere(c, doors))) return showOver(c, doors)
    const onwards = await doors.openid.allowService(exchangeOf(c))
    return onwards === null ? showOver(c, doors) : c.redirect(onwards, 303)
  })
}

export function showConsent(c: SiteContext, doors: DigitalIdDoors, { client, wanted }: Interaction) {
  const t = texts(languageOf(c))
  const shown = attributes.filter((attribute) => wanted.includes(attribute))
  return showSignIn(c, doors, {
    title: t('service.title', { service: client.name }),
    children: (
      <>
        <h1>{t('service.title', { service: client.name })}</h1>
        <ul class="ds-list">
          <li>{t('service.sign-in')}</li>
          {shown.map((attribute) => (
            <li>{t(`service.${attribute}`)}</li>
          ))}
        </ul>
        <Notice icon="shield">
          <p>{t('service.seen')}</p>
        </Notice>
        <ButtonRow>
          <Form action={`${baseOf(c)}/allow`} idempotencyKey={formKey()}>
            <Button>{t('service.allow')}</Button>
          </Form>
          <Form action={`${baseOf(c)}/cancel`} idempotencyKey={formKey()}>
            <Button look="secondary">{t('service.refuse')}</Button>
          </Form>
        </ButtonRow>
      </>
    ),
  })
}
