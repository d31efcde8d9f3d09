import type { Child } from 'hono/jsx'
import { Alert, ErrorSummary, IconItem, IconList, type Problem, StepIndicator } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { type T, texts } from './words.ts'

const steps = ['phone', 'iin', 'consent', 'video'] as const

type StepPage = {
  readonly step?: (typeof steps)[number]
  readonly title: string
  /** Only the first page of the journey is for search engines. */
  readonly description?: string
  readonly robots?: 'index'
  readonly problems?: readonly Problem[]
  readonly status?: 200 | 422 | 429 | 503
  readonly scripts?: readonly string[]
  readonly refreshWithoutScript?: number
  readonly children: Child
}

/** A page of the journey: where one is, what went wrong on top, then the one question. */
export function showStep(c: SiteContext, doors: DigitalIdDoors, page: StepPage) {
  const language = languageOf(c)
  const t = texts(language)
  const { step, problems = [], status = 200, children, ...whole } = page
  c.status(status)
  return showPage(c, doors, {
    ...whole,
    hasProblems: problems.length > 0,
    children: (
      <>
        {step && (
          <StepIndicator
            language={language}
            steps={steps.map((name) => t(`step.${name}`))}
            current={steps.indexOf(step) + 1}
          />
        )}
        {c.req.query('moved-on') !== undefined && problems.length === 0 && (
          <Alert kind="info" live>
            <p>{t('moved-on')}</p>
          </Alert>
        )}
        <ErrorSummary language={language} problems={problems} />
        {children}
      </>
    ),
  })
}

/** The one sentence about a thing that is wrong. */
export function problem(field: string, message: string): readonly Problem[] {
  return [{ field, message }]
}

/** Articles of the portal's help for the pages where their problem arises. */
export type HelpArticle =
  | 'how-registration-works'
  | 'sms-code-not-received'
  | 'what-digital-id-stores'
  | 'why-rejected'
  | 'account-locked'
  | 'under-eighteen'
  | 'camera-in-chrome'

type OtherWaysProps = {
  readonly t: T
  readonly doors: Pick<DigitalIdDoors, 'portal' | 'office'>
  readonly help: HelpArticle
  readonly children?: Child
}

/** Every way to go on without this page: an office, and help. */
export function OtherWays({ t, doors, help, children }: OtherWaysProps) {
  return (
    <section class="section" aria-labelledby="other-ways">
      <h2 id="other-ways">{t('other-ways')}</h2>
      <IconList>
        {children}
        <IconItem icon="building">
          <a class="ds-link" href={`${doors.office}/visit`}>
            {t('other-ways.office')}
          </a>
          <p class="hint">{t('other-ways.office.text')}</p>
        </IconItem>
        <IconItem icon="help">
          <a class="ds-link" href={`${doors.portal}/help/${help}`}>
            {t('other-ways.help')}
          </a>
        </IconItem>
      </IconList>
    </section>
  )
}
