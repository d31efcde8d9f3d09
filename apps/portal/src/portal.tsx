import { takePaymentOutcomes } from '#modules/applications'
import { reportAddress } from '#modules/support'
import { ButtonLink, ErrorPage } from '#platform/ui'
import { answerOnce, createSite, languageOf, type Site } from '#platform/web'
import type { Account } from './account.ts'
import { actingPages } from './acting/index.ts'
import { applicationPages } from './applications/index.ts'
import { bankCalls, bankCallsPath } from './bank-calls.ts'
import { checkSignaturePage, largestUpload } from './check-signature/index.ts'
import type { PortalDoors } from './doors.ts'
import { showPage } from './frame.tsx'
import { offlineRoutes } from './offline/routes.ts'
import { applicationsPage } from './pages/applications-page.tsx'
import { channelsPage } from './pages/channels-page.tsx'
import { devicesPage } from './pages/devices-page.tsx'
import { documentsPage } from './pages/documents-page.tsx'
import { helpArticlePage } from './pages/help-article-page.tsx'
import { helpPage } from './pages/help-page.tsx'
import { historyPage } from './pages/history-page.tsx'
import { homePage } from './pages/home-page.tsx'
import { inboxPage } from './pages/inbox-page.tsx'
import { installPage } from './pages/install-page.tsx'
import { openSigningPage } from './pages/open-signing-page.ts'
import { plainPages } from './pages/plain-pages.tsx'
import { profilePage } from './pages/profile-page.tsx'
import { searchPage } from './pages/search-page.tsx'
import { servicePassportPage } from './pages/service-passport-page.tsx'
import { servicesPage } from './pages/services-page.tsx'
import { signFilePages } from './pages/sign-file-page.tsx'
import { signaturesPage } from './pages/signatures-page.tsx'
import { backChannelPath, signInRoutes } from './sign-in/index.ts'
import { supportPages } from './support/index.ts'
import { texts } from './words.ts'

/** The citizens' and businesses' site. */
export function createPortal(doors: PortalDoors, account: Account): Site {
  const site = createSite({
    name: 'portal',
    origin: doors.origin,
    policy: { https: doors.https, formTargets: [doors.digitalId] },
    assetsFolder: doors.assetsFolder,
    largerForms: { paths: /^\/(check-signature|account\/signatures\/sign)$/, bytes: largestUpload },
    machinePaths: [backChannelPath, bankCallsPath],
    ...(doors.observe ? { observe: doors.observe } : {}),
    errorPage: (c, { status, code, reference }) => {
      const t = texts(languageOf(c))
      const known = ['not-found', 'fault', 'too-many-requests', 'too-large'] as const
      const name = known.find((one) => one === code) ?? 'refused'
      return showPage(c, doors, {
        title: t(`error.${name}`),
        robots: 'noindex',
        children: (
          <ErrorPage
            language={languageOf(c)}
            status={status}
            title={t(`error.${name}`)}
            {...(code === 'not-found' ? {} : { reference })}
            report={reportAddress('', { from: `portal${new URL(c.req.url).pathname}`, error: reference })}
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
  // The status page moves at once; whatever fails here, the worker does within a minute.
  bankCalls(site, doors, () => takePaymentOutcomes(doors.applications, () => undefined))
  signInRoutes(site, { ...doors, ...doors.openid })
  for (const page of pages) page(site, doors, account)
  offlineRoutes(site, doors)
  return site
}

const pages = [
  homePage,
  servicesPage,
  servicePassportPage,
  helpPage,
  helpArticlePage,
  searchPage,
  checkSignaturePage,
  installPage,
  plainPages,
  profilePage,
  inboxPage,
  channelsPage,
  applicationsPage,
  actingPages,
  applicationPages,
  documentsPage,
  openSigningPage,
  signaturesPage,
  signFilePages,
  historyPage,
  devicesPage,
  supportPages,
]
