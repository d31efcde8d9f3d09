import { ButtonLink, ErrorPage } from '#platform/ui'
import { answerOnce, createSite, languageOf, type Site } from '#platform/web'
import { applicationPages } from './applications/index.ts'
import type { OfficeDoors } from './doors.ts'
import { showPage } from './frame.tsx'
import { moderationPages } from './moderation/index.ts'
import { paymentsPages } from './payments/index.ts'
import { homePage } from './reception/home-page.tsx'
import { visitPage } from './reception/visit-page.tsx'
import { referencePages } from './reference/index.ts'
import { staffPages } from './staff/index.ts'
import { supportPages } from './support/index.ts'
import { texts } from './words.ts'

const rooms = [
  homePage,
  visitPage,
  staffPages,
  moderationPages,
  supportPages,
  applicationPages,
  paymentsPages,
  referencePages,
] as const

/** The staff console's site, and the guide for those whom a camera did not help. */
export function createOffice(doors: OfficeDoors): Site {
  const site = createSite({
    name: 'office',
    origin: doors.origin,
    policy: { https: doors.https },
    assetsFolder: doors.assetsFolder,
    ...(doors.observe ? { observe: doors.observe } : {}),
    errorPage: (c, { status, code, reference }) => {
      const t = texts(languageOf(c))
      const name =
        code === 'not-found' || code === 'fault' || code === 'forbidden' || code === 'stale'
          ? code
          : 'refused'
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
  site.use(answerOnce(doors.database, doors.clock))
  for (const pages of rooms) pages(site, doors)
  return site
}
