import type { ApprovalView } from '#modules/approvals'
import { type Language, writtenMoment } from '#platform/texts'
import { Table, Tag, type TagColour } from '#platform/ui'
import { texts } from './words.ts'

type Props = { readonly language: Language; readonly approvals: readonly ApprovalView[] }

const colours: Readonly<Record<ApprovalView['state'], TagColour>> = {
  asked: 'accent',
  approved: 'success',
  declined: 'danger',
  removed: 'neutral',
  ended: 'neutral',
}

/** Who has agreed, who declined and why, and who has not answered yet. */
export function ApprovalList({ language, approvals }: Props) {
  const t = texts(language)
  const agreed = approvals.filter(({ state }) => state === 'approved').length
  return (
    <section class="section">
      <h2>{t('approvals.title')}</h2>
      <Table
        caption={t('approvals.count', { agreed, all: approvals.length })}
        columns={[
          { name: t('rows.employee') },
          { name: t('approvals.state') },
          { name: t('approvals.since') },
        ]}
        rows={approvals.map(({ name, iin, state, stateAt, decline, sha256 }) => [
          <>
            {name}
            <br />
            <span class="hint">{iin}</span>
          </>,
          <>
            <Tag colour={colours[state]}>{t(`approval.state.${state}`)}</Tag>
            {decline && <p>{[t(`decline.${decline.reason}`), decline.words].filter(Boolean).join('. ')}</p>}
            {sha256 && (
              <p class="hint">
                <code title={sha256}>{`${sha256.slice(0, 16)}…`}</code>
              </p>
            )}
          </>,
          writtenMoment(language, stateAt),
        ])}
      />
    </section>
  )
}
