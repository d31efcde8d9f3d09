import { reasonWords, type Verb } from '#modules/identity-proofing'
import { BackLink, Button, Form, SummaryList } from '#platform/ui'
import { formKey, languageOf, type SiteContext } from '#platform/web'
import type { Desk } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { caseNumber } from './case-number.ts'
import type { TypedDecision } from './decision-form.ts'
import { texts } from './words.ts'

/** Where no script gives time to undo, a decision is looked at once more before it takes effect. */
export function showConfirmation(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  caseId: string,
  typed: TypedDecision & { readonly verb: Verb },
) {
  const language = languageOf(c)
  const t = texts(language)
  const reasons = typed.reasons.map((reason) => reasonWords(language, reason).title).join('; ')
  const hidden = [
    ['verb', typed.verb],
    ['confirmed', 'yes'],
    ['note', typed.note],
    ['side', typed.side ?? ''],
    ...typed.reasons.map((reason) => ['reasons', reason] as const),
    ...typed.rawMarks,
  ] as const
  return showPage(c, doors, {
    title: t('confirm.title'),
    width: 'question',
    desk,
    children: (
      <>
        <BackLink language={language} href={`/documents/${caseId}`} />
        <h1>{t('confirm.title')}</h1>
        <SummaryList
          language={language}
          rows={[
            { name: t('column.number'), value: caseNumber(caseId) },
            { name: t('confirm.decision'), value: t(`decided.${typed.verb}`) },
            ...(typed.verb === 'reject' ? [{ name: t('verdict.reasons'), value: reasons }] : []),
            ...(typed.verb === 'ask-new-photo' && typed.side
              ? [{ name: t('verdict.side'), value: t(`side.${typed.side}`) }]
              : []),
            ...(typed.note ? [{ name: t('verdict.note'), value: typed.note }] : []),
          ]}
        />
        <Form action={`/documents/${caseId}/decide`} idempotencyKey={formKey()}>
          {hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button icon="check">{t('confirm.go')}</Button>
        </Form>
      </>
    ),
  })
}
