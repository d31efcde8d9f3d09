import { Alert, Button, ButtonLink, Form } from '#platform/ui'
import { type FormValues, formKey, languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf, signInAddress } from './owner.ts'
import { showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** The session ended while somebody was typing: the page keeps what was typed until they have signed in again. */
export function keepWhatWasTyped(c: SiteContext, doors: DigitalIdDoors, form: FormValues) {
  const t = texts(languageOf(c))
  const typed = Object.entries(form).filter(([name]) => name !== 'idempotency-key')
  c.status(401)
  return showDocument(c, doors, {
    title: t('signed-out.title'),
    children: (
      <>
        <h1>{t('signed-out.title')}</h1>
        <Alert kind="info" title={t('signed-out.kept')}>
          <p>{t('signed-out.text')}</p>
        </Alert>
        <p>
          <a class="ds-link" href={signInAddress(doors, baseOf(c))} target="_blank" rel="noopener">
            {t('signed-out.sign-in')}
          </a>
        </p>
        <Form action={c.req.path} idempotencyKey={formKey()}>
          {typed.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button icon="refresh">{t('signed-out.send')}</Button>
        </Form>
        <ButtonLink href={baseOf(c)} look="quiet">
          {t('signed-out.leave')}
        </ButtonLink>
      </>
    ),
  })
}
