import type { Child } from 'hono/jsx'
import { Alert, ErrorSummary, type Problem, StepIndicator } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { type T, texts } from './words.ts'

const steps = ['phone', 'iin', 'consent', 'video'] as const

type StepPage = {
  readonly step?: (typeof steps)[number]
  readonly title: string
  readonly problems?: readonly Problem[]
  readonly status?: 200 | 422 | 429 | 503
  readonly scripts?: readonly string[]
  readonly children: Child
}

/** A page of the journey: where one is, what went wrong on top, then the one question. */
export function showStep(c: SiteContext, doors: DigitalIdDoors, page: StepPage) {
  const language = languageOf(c)
  const t = texts(language)
  const { step, title, problems = [], status = 200, scripts, children } = page
  c.status(status)
  return showPage(c, doors, {
    title,
    hasProblems: problems.length > 0,
    ...(scripts ? { scripts } : {}),
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

/** Every way to go on without this page: an office, and help. */
export function OtherWays({
  t,
  portal,
  help,
  children,
}: {
  readonly t: T
  readonly portal: string
  readonly help: HelpArticle
  readonly children?: Child
}) {
  return (
    <section class="section" aria-labelledby="other-ways">
      <h2 id="other-ways">{t('other-ways')}</h2>
      <ul class="ds-list">
        {children}
        <li>{t('other-ways.office')}</li>
        <li>
          <a class="ds-link" href={`${portal}/help/${help}`}>
            {t('other-ways.help')}
          </a>
        </li>
      </ul>
    </section>
  )
}
