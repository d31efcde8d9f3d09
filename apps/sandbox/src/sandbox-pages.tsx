import { ButtonLink, ErrorPage } from '#platform/ui'
import { assetUrls, createSite, languageOf, type Site } from '#platform/web'
import { bankPage } from './pages/bank-page.tsx'
import { becomeCitizenPage } from './pages/become-citizen-page.tsx'
import { clockPage } from './pages/clock-page.tsx'
import { contributionsPage } from './pages/contributions-page.tsx'
import { egovMobilePages } from './pages/egov-mobile-pages.tsx'
import { entitiesPage } from './pages/entities-page.tsx'
import { showPage } from './pages/frame.tsx'
import { homePage } from './pages/home-page.tsx'
import { journalPage } from './pages/journal-page.tsx'
import { mailboxPage } from './pages/mailbox-page.tsx'
import { ncalayerPage } from './pages/ncalayer-page.tsx'
import { peoplePage } from './pages/people-page.tsx'
import { personPage } from './pages/person-page.tsx'
import { phonePage } from './pages/phone-page.tsx'
import { phonesPage } from './pages/phones-page.tsx'
import { styleGuidePage } from './pages/style-guide-page.tsx'
import { switchesPage } from './pages/switches-page.tsx'
import type { SandboxRoom } from './sandbox-room.ts'
import { largestPhotoBytes } from './state/photos.ts'
import type { SandboxState } from './state/sandbox-state.ts'
import { texts } from './words.ts'

export type SandboxPagesSettings = {
  readonly origin: string
  readonly assetsFolder: string | null
  readonly programs: SandboxRoom['programs']
  /** Where NCALayer's double listens, unless another program has its port; null where it is not served. */
  readonly ncalayer: SandboxRoom['ncalayer']
}

const pages = [
  homePage,
  peoplePage,
  personPage,
  becomeCitizenPage,
  phonesPage,
  phonePage,
  mailboxPage,
  ncalayerPage,
  egovMobilePages,
  switchesPage,
  bankPage,
  clockPage,
  journalPage,
  entitiesPage,
  contributionsPage,
  styleGuidePage,
]

/** The sandbox's pages. The API is mounted beside them, under `/api`. */
export function createSandboxPages(state: SandboxState, settings: SandboxPagesSettings): Site {
  const { origin, assetsFolder, programs, ncalayer } = settings
  const room: SandboxRoom = { state, asset: assetUrls(assetsFolder), programs, ncalayer }
  const site = createSite({
    name: 'sandbox',
    origin,
    policy: { camera: true },
    assetsFolder,
    // A photograph in base64 is a third larger than its file.
    largestForm: largestPhotoBytes * 1.5,
    machinePaths: ['/api/', '/authority/', '/push/'],
    errorPage: (c, { status, code, reference }) => {
      const t = texts(languageOf(c))
      const name = code === 'not-found' || code === 'fault' || code === 'too-large' ? code : 'refused'
      return showPage(c, room, {
        title: t(`error.${name}`),
        children: (
          <ErrorPage
            language={languageOf(c)}
            status={status}
            title={t(`error.${name}`)}
            {...(code === 'fault' ? { reference } : {})}
            actions={<ButtonLink href="/">{t('error.home')}</ButtonLink>}
          >
            <p>{t(`error.${name}.text`)}</p>
          </ErrorPage>
        ),
      })
    },
    observe: ({ fault }) => {
      if (fault && !(fault instanceof Error && 'code' in fault))
        console.error('A page of the sandbox failed', fault)
    },
  })
  for (const page of pages) page(site, room)
  return site
}
