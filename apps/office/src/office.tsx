import { ButtonLink, ErrorPage } from '#platform/ui'
import { createSite, languageOf, type Site } from '#platform/web'
import type { OfficeDoors } from './doors.ts'
import { showPage } from './frame.tsx'
import { homePage } from './reception/home-page.tsx'
import { visitPage } from './reception/visit-page.tsx'
import { texts } from './words.ts'

/** The staff console's site; today it only receives those whom a camera did not help. */
export function createOffice(doors: OfficeDoors): Site {
  const site = createSite({
    name: 'office',
    origin: doors.origin,
    policy: { https: doors.https },
    assetsFolder: doors.assetsFolder,
    ...(doors.observe ? { observe: doors.observe } : {}),
    errorPage: (c, { status, code, reference }) => {
      const t = texts(languageOf(c))
      const name = code === 'not-found' || code === 'fault' ? code : 'refused'
      return showPage(c, doors, {
        title: t(`error.${name}`),
        children: (
          <ErrorPage
            language={languageOf(c)}
            status={status}
            title={t(`error.${name}`)}
            {...(code === 'not-found' ? {} : { reference })}
            actions={<ButtonLink href="/">{t('error.home')}</ButtonLink>}
          >
            <p>{t(`error.${name}.text`)}</p>
          </ErrorPage>
        ),
      })
    },
  })
  site.get('/health', (c) => c.text('ok'))
  for (const page of [homePage, visitPage]) page(site, doors)
  return site
}
