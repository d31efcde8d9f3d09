import { readJourney, takeBack } from '#modules/identity-proofing'
import { Button, Form, Notice } from '#platform/ui'
import { formKey, languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { showStep } from './step-frame.tsx'
import { pageOf } from './where.ts'
import { texts } from './words.ts'

/** The browser that handed its journey on: it waits, comes back by itself when all is done, or takes it back. */
export function elsewherePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/elsewhere', async (c) => {
    const journey = await readJourney(doors.proofing, journeyToken(c))
    if (!journey) return c.redirect('/register?gone', 303)
    const ended = journey.stage === 'verified' || journey.stage === 'under-age'
    if (journey.role === 'driver' || ended) return c.redirect(pageOf(journey.stage), 303)
    const t = texts(languageOf(c))
    return showStep(c, doors, {
      title: t('elsewhere.title'),
      scripts: ['handoff.js'],
      refreshWithoutScript: 5,
      children: (
        <handoff-watch class="stack">
          <h1>{t('elsewhere.title')}</h1>
          <p class="lead">{t('elsewhere.lead')}</p>
          <Notice icon="refresh">
            <p>{t('elsewhere.by-itself')}</p>
          </Notice>
          <Form action="/register/take-back" idempotencyKey={formKey()}>
            <Button look="secondary">{t('elsewhere.take-back')}</Button>
          </Form>
        </handoff-watch>
      ),
    })
  })

  site.post('/register/take-back', async (c) => {
    const answer = await takeBack(doors.proofing, journeyToken(c))
    return c.redirect(answer.kind === 'gone' ? '/register?gone' : pageOf(answer.stage), 303)
  })
}
