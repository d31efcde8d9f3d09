import { uploadRules } from '#modules/identity-proofing'
import { reportAddress } from '#modules/support'
import { ButtonLink, ErrorPage } from '#platform/ui'
import { answerOnce, createSite, languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from './doors.ts'
import { showPage } from './frame.tsx'
import { offlineRoutes } from './offline.ts'
import { documentForms, documentPages } from './pages/documents/index.ts'
import { passkeyPages } from './pages/passkeys/index.tsx'
import { registrationPages } from './pages/registration/index.ts'
import { signInPages } from './pages/sign-in/index.ts'
import { signaturePages } from './pages/signatures/index.ts'
import { egovMobilePath, signingPages } from './pages/signing/index.ts'
import { frameTexts } from './words.ts'

/** Bytes of the largest request: one frame of a video. Forms are far smaller. */
const largestFrame = 2_000_000

/** The identity site: registration, video identification, sign-in. */
export function createDigitalId(doors: DigitalIdDoors): Site {
  const site = createSite({
    name: 'digital-id',
    origin: doors.origin,
    policy: { https: doors.https, camera: true, wasm: true, formTargets: [doors.portal] },
    assetsFolder: doors.assetsFolder,
    largestForm: largestFrame,
    largerForms: { paths: documentForms, bytes: uploadRules.mostBytes + largestFrame },
    machinePaths: [egovMobilePath],
    ...(doors.observe ? { observe: doors.observe } : {}),
    errorPage: (c, { status, code, reference }) => {
      const t = frameTexts(languageOf(c))
      const known = ['not-found', 'fault', 'too-many-requests', 'too-large', 'unavailable'] as const
      const name = known.find((one) => one === code) ?? 'refused'
      return showPage(c, doors, {
        title: t(`error.${name}`),
        children: (
          <ErrorPage
            language={languageOf(c)}
            status={status}
            title={t(`error.${name}`)}
            {...(code === 'not-found' ? {} : { reference })}
            report={reportAddress(doors.portal, {
              from: `digital-id${new URL(c.req.url).pathname}`,
              error: reference,
            })}
            actions={<ButtonLink href="/">{t('error.start')}</ButtonLink>}
          >
            <p>{t(`error.${name}.text`)}</p>
          </ErrorPage>
        ),
      })
    },
  })
  site.use(answerOnce(doors.database, doors.clock))
  site.get('/health', (c) => c.text('ok'))
  site.get('/', (c) => c.redirect('/register', 303))
  offlineRoutes(site, doors)
  for (const page of pages) page(site, doors)
  return site
}

/** Every group of pages, each in a folder of its own. */
const pages: readonly ((site: Site, doors: DigitalIdDoors) => void)[] = [
  registrationPages,
  signInPages,
  passkeyPages,
  documentPages,
  signaturePages,
  signingPages,
]
