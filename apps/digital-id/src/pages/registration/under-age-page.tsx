import { ButtonLink, ButtonRow, Notice } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { OtherWays, showStep } from './step-frame.tsx'
import { journeyAt } from './where.ts'
import { texts } from './words.ts'

/** Under eighteen: the legal representative's path, told before any camera. */
export function underAgePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/under-age', async (c) => {
    const journey = await journeyAt(c, doors, 'under-age')
    if (journey instanceof Response) return journey
    const t = texts(languageOf(c))
    const { returnTo } = journey
    return showStep(c, doors, {
      title: t('under-age.title'),
      children: (
        <>
          <h1>{t('under-age.title')}</h1>
          <p class="lead">{t('under-age.lead')}</p>
          <ol class="ds-list">
            <li>{t('under-age.step-1')}</li>
            <li>{t('under-age.step-2')}</li>
            <li>{t('under-age.step-3')}</li>
            <li>{t('under-age.step-4')}</li>
          </ol>
          <Notice icon="info">
            <p>{t('under-age.law')}</p>
          </Notice>
          <p>{t('under-age.younger')}</p>
          <ButtonRow>
            <ButtonLink href={returnTo ?? doors.portal}>
              {t(returnTo ? 'verified.back' : 'under-age.home')}
            </ButtonLink>
            <ButtonLink look="secondary" href="/register">
              {t('under-age.wrong-iin')}
            </ButtonLink>
          </ButtonRow>
          <OtherWays t={t} doors={doors} help="under-eighteen" />
        </>
      ),
    })
  })
}
