import { takeBack } from '#modules/identity-proofing'
import { Button, Form, Notice } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { type HandoffRoad, registrationRoad } from './handoff-page.tsx'
import { showStep } from './step-frame.tsx'
import { texts } from './words.ts'

export function elsewherePage(site: Site, doors: DigitalIdDoors): void {
  serveElsewhere(site, doors, registrationRoad(doors))
}

/** The browser that handed its journey on: it waits, comes back by itself when all is done, or takes it back. */
export function serveElsewhere(site: Site, doors: DigitalIdDoors, road: HandoffRoad): void {
  site.get(`${road.route}/elsewhere`, async (c) => {
    const journey = await road.read(c)
    if (!journey) return c.redirect(road.gone(c), 303)
    const ended = journey.stage === 'verified' || journey.stage === 'under-age'
    if (journey.role === 'driver' || ended) return c.redirect(road.place(c, journey.stage), 303)
    return show(c, doors, road)
  })

  site.post(`${road.route}/take-back`, async (c) => {
    const answer = await takeBack(doors.proofing, road.tokenOf(c))
    return c.redirect(answer.kind === 'gone' ? road.gone(c) : road.place(c, answer.stage), 303)
  })
}

function show(c: SiteContext, doors: DigitalIdDoors, road: HandoffRoad) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t(road.elsewhere),
    scripts: ['handoff.js'],
    refreshWithoutScript: 5,
    children: (
      <handoff-watch class="stack">
        <h1>{t(road.elsewhere)}</h1>
        <p class="lead">{t('elsewhere.lead')}</p>
        <Notice icon="refresh">
          <p>{t('elsewhere.by-itself')}</p>
        </Notice>
        <Form action={`${road.base(c)}/take-back`} idempotencyKey={formKey()}>
          <Button look="secondary">{t('elsewhere.take-back')}</Button>
        </Form>
      </handoff-watch>
    ),
  })
}
