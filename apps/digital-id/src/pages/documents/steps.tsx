import type { Child } from 'hono/jsx'
import type { DocumentKind } from '#modules/identity-documents'
import { type CaseView, sidesOf } from '#modules/identity-proofing'
import { Alert, ErrorSummary, type Problem, StepIndicator } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { texts } from './words.ts'

/** The steps of attaching a document, in the order a person meets them. */
export type StepName = 'kind' | 'front' | 'back' | 'page' | 'fields' | 'video' | 'check'

export function stepsOf(kind: DocumentKind): readonly StepName[] {
  return ['kind', ...sidesOf(kind), 'fields', 'video', 'check']
}

/** Where the person goes on: the first thing that is still missing. */
export function nextPlace({ caseId, gate }: Pick<CaseView, 'caseId' | 'gate'>): string {
  return `/documents/${caseId}/${gate.missing[0] ?? 'check'}`
}

type DocumentPage = {
  readonly title: string
  readonly at?: { readonly kind: DocumentKind; readonly step: StepName }
  readonly problems?: readonly Problem[]
  readonly scripts?: readonly string[]
  readonly refreshWithoutScript?: number
  readonly width?: 'question' | 'page'
  readonly children: Child
}

/** A page about a document: where one is, what went wrong on top, then the one question. */
export function showDocument(c: SiteContext, doors: DigitalIdDoors, page: DocumentPage) {
  const language = languageOf(c)
  const t = texts(language)
  const { at, problems = [], children, ...whole } = page
  if (problems.length > 0) c.status(422)
  return showPage(c, doors, {
    ...whole,
    hasProblems: problems.length > 0,
    children: (
      <>
        {at && (
          <StepIndicator
            language={language}
            steps={stepsOf(at.kind).map((step) => t(`step.${step}`))}
            current={stepsOf(at.kind).indexOf(at.step) + 1}
          />
        )}
        {c.req.query('moved-on') !== undefined && (
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
