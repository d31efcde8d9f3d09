import {
  type DeskCase,
  reasonOfFinding,
  reasonWords,
  rejectionReasons,
  sidesOf,
} from '#modules/identity-proofing'
import type { Language } from '#platform/texts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  type Problem,
  problemOf,
  RadioGroup,
  TextField,
} from '#platform/ui'
import { formKey } from '#platform/web'
import type { TypedDecision } from './decision-form.ts'
import type { DeskKey } from './desk-keys.tsx'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly opened: DeskCase
  readonly typed: TypedDecision | null
  readonly problems: readonly Problem[]
}

/** The four verbs, with reasons, a note and a side. The island `undo-decision.js` gives a few seconds to undo. */
export function VerdictForm({ language, opened, typed, problems }: Props) {
  const t = texts(language)
  const sides = sidesOf(opened.document)
  return (
    <undo-decision
      class="desk-verdict"
      data-seconds="5"
      data-told={t('undo.told', { what: '{what}', seconds: '{seconds}' })}
      data-approve={t('decided.approve')}
      data-reject={t('decided.reject')}
      data-ask-new-photo={t('decided.ask-new-photo')}
      data-escalate={t('decided.escalate')}
    >
      <ErrorSummary language={language} problems={problems} />
      <Form action={`/documents/${opened.caseId}/decide`} idempotencyKey={formKey()} id="verdict">
        {marksOf(opened).map((mark) => (
          <input type="hidden" name="mark" value={JSON.stringify(mark)} />
        ))}
        <CheckboxGroup
          name="reasons"
          label={t('verdict.reasons')}
          values={typed?.reasons ?? []}
          choices={rejectionReasons.map((reason, index) => ({
            value: reason,
            label: (
              <>
                <kbd>{index + 1}</kbd> {reasonWords(language, reason).title}
              </>
            ),
          }))}
          error={problemOf(problems, 'reasons')}
        />
        <RadioGroup
          name="side"
          label={t('verdict.side')}
          inline
          value={typed?.side ?? (sides.length === 1 ? sides[0] : undefined)}
          choices={sides.map((side, index) => ({
            value: side,
            label: (
              <>
                <kbd>{index === 0 ? 'F' : 'B'}</kbd> {t(`side.${side}`)}
              </>
            ),
          }))}
          error={problemOf(problems, 'side')}
        />
        <TextField
          name="note"
          lines={2}
          maxlength={1000}
          label={
            <>
              {t('verdict.note')} <kbd>M</kbd>
            </>
          }
          hint={t('verdict.note.who')}
          value={typed?.note}
          error={problemOf(problems, 'note')}
        />
        <Verbs language={language} />
      </Form>
      <div class="desk-undo" role="status" hidden data-part="undo">
        <span data-part="told" />
        <Button type="button" look="secondary" id="undo">
          {t('undo.go')} <kbd>U</kbd>
        </Button>
        <Button type="button" id="now">
          {t('undo.now')} <kbd>Enter</kbd>
        </Button>
      </div>
    </undo-decision>
  )
}

function Verbs({ language }: { readonly language: Language }) {
  const t = texts(language)
  return (
    <div class="desk-verbs">
      <Button name="verb" value="approve" id="approve" icon="check">
        {t('verdict.approve')} <kbd>A</kbd>
      </Button>
      <Button name="verb" value="reject" id="reject" look="danger">
        {t('verdict.reject')} <kbd>R</kbd>
      </Button>
      <Button name="verb" value="ask-new-photo" id="ask-new-photo" look="secondary" icon="camera">
        {t('verdict.ask-new-photo')} <kbd>N</kbd>
      </Button>
      <Button name="verb" value="escalate" id="escalate" look="secondary" icon="arrow-up">
        {t('verdict.escalate')} <kbd>E</kbd>
      </Button>
    </div>
  )
}

/** Everything that can be done with the keys on this page. */
export const caseKeys: readonly DeskKey[] = [
  ['KeyA', '#approve', 'keys.approve'],
  ...rejectionReasons.map(
    (_, index) =>
      [`Digit${index + 1}`, `#reasons${index === 0 ? '' : `-${index + 1}`}`, 'keys.reason'] as const,
  ),
  ['KeyR', '#reject', 'keys.reject'],
  ['KeyF', '#side', 'keys.side'],
  ['KeyB', '#side-2', 'keys.side'],
  ['KeyN', '#ask-new-photo', 'keys.new-photo'],
  ['KeyM', '#note', 'keys.note'],
  ['KeyE', '#escalate', 'keys.escalate'],
  ['KeyU', '#undo', 'keys.undo'],
  ['KeyZ', '#picture-1', 'keys.zoom'],
  ['KeyC', '#picture-2', 'keys.zoom'],
  ['KeyS', '#release', 'keys.release'],
  ['KeyQ', '#to-queue', 'keys.queue'],
]

/** The places of what was found, as marks the person will see when their reason is chosen. */
function marksOf({ findings }: DeskCase) {
  return findings.flatMap(({ reason, side, places }) =>
    side ? places.map((place) => ({ slot: side, reason: reasonOfFinding[reason], place })) : [],
  )
}
