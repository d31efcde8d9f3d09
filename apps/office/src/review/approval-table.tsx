import type { ApprovalView } from '#modules/approvals'
import { type Language, writtenMoment } from '#platform/texts'
import { Table, Tag, type TagColour } from '#platform/ui'
import { texts } from './words.ts'

const colours: Readonly<Record<ApprovalView['state'], TagColour>> = {
  asked: 'accent',
  approved: 'success',
  declined: 'danger',
  removed: 'neutral',
  ended: 'neutral',
}

type Props = { readonly language: Language; readonly approvals: readonly ApprovalView[] }

/** Who has agreed with their own signature, and the hash of what they signed. */
export function ApprovalTable({ language, approvals }: Props) {
  const t = texts(language)
  return (
    <section class="section">
      <h2>{t('approvals.title')}</h2>
      <Table
        caption={t('approvals.title')}
        captionHidden
        columns={(['employee', 'state', 'since', 'hash'] as const).map((name) => ({
          name: t(`approvals.${name}`),
        }))}
        rows={approvals.map(({ name, iin, state, stateAt, sha256 }) => [
          <>
            {name}
            <br />
            <span class="hint">{iin}</span>
          </>,
          <Tag colour={colours[state]}>{t(`approval.${state}`)}</Tag>,
          writtenMoment(language, stateAt),
          sha256 ? <code title={sha256}>{`${sha256.slice(0, 16)}…`}</code> : '—',
        ])}
      />
    </section>
  )
}
