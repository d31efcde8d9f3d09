import { Alert, ButtonLink, ButtonRow, Notice } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

/** The human way, for everybody whom a camera does not help: what to bring, what happens, how long it takes. */
export function visitPage(site: Site, doors: OfficeDoors): void {
  site.get('/visit', (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('visit.title'),
      width: 'question',
      children: (
        <>
          <h1>{t('visit.title')}</h1>
          <p class="lead">{t('visit.lead')}</p>
          {doors.sandbox !== null && (
            <Alert kind="info" title={t('visit.sandbox.title')}>
              <p>{t('visit.sandbox.text')}</p>
            </Alert>
          )}
          <h2>{t('visit.bring')}</h2>
          <ul class="ds-list">
            <li>{t('visit.bring.document')}</li>
            <li>{t('visit.bring.phone')}</li>
          </ul>
          <Notice icon="child">
            <p>{t('visit.child')}</p>
          </Notice>
          <h2>{t('visit.where')}</h2>
          <p>{t('visit.where.text')}</p>
          <h2>{t('visit.steps')}</h2>
          <ol class="ds-list">
            <li>{t('visit.steps.1')}</li>
            <li>{t('visit.steps.2')}</li>
            <li>{t('visit.steps.3')}</li>
          </ol>
          <h2>{t('visit.time')}</h2>
          <p>{t('visit.time.text')}</p>
          <ButtonRow>
            <ButtonLink look="secondary" icon="camera" href={`${doors.digitalId}/register`}>
              {t('visit.again')}
            </ButtonLink>
            <ButtonLink look="quiet" icon="help" href={`${doors.portal}/help/camera-does-not-start`}>
              {t('visit.help')}
            </ButtonLink>
          </ButtonRow>
        </>
      ),
    })
  })
}
