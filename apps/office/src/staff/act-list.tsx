import type { StaffAct } from '#modules/audit'
import { isRole } from '#modules/staff'
import { type Language, writtenMoment } from '#platform/texts'
import { Table } from '#platform/ui'
import { roleNames } from './role-names.ts'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly acts: readonly StaffAct[]
  /** Names by id; a column of them where the acts are of several members. */
  readonly names: ReadonlyMap<string, string>
  readonly showsWho?: boolean
}

/** What members of staff did, the newest first. */
export function ActList({ language, acts, names, showsWho }: Props) {
  const t = texts(language)
  const columns = [
    { name: t('act.when') },
    ...(showsWho ? [{ name: t('act.who') }] : []),
    { name: t('act.what') },
    { name: t('act.about') },
    { name: t('act.device') },
  ]
  return (
    <Table
      caption={t('act.caption')}
      captionHidden
      columns={columns}
      rows={acts.map((act) => [
        <time datetime={act.at.toISOString()}>{writtenMoment(language, act.at)}</time>,
        ...(showsWho ? [names.get(act.personId) ?? '—'] : []),
        t(`act.${act.operation}`),
        aboutOf(language, act, names),
        act.device || t(`act.channel.${act.channel === 'command-line' ? 'command-line' : 'office'}`),
      ])}
    />
  )
}

function aboutOf(language: Language, { details }: StaffAct, names: ReadonlyMap<string, string>): string {
  const t = texts(language)
  const kinds = ['invitation', 'roles', 'deactivation', 'new-access'] as const
  const kind = kinds.find((one) => one === details.reason)
  const words = [
    details.case && t('act.case', { number: details.case }),
    details.member && names.get(details.member),
    kind && t(`proposal.${kind}`),
    details.roles && roleNames(language, details.roles.split(',').filter(isRole)),
    !kind && details.reason,
  ]
  return words.filter(Boolean).join(' · ') || '—'
}
