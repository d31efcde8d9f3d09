import type { Language } from '#platform/texts'
import type { SandboxRoom } from '../sandbox-room.ts'
import { fullName } from '../state/find-people.ts'
import type { CivilAct, Persona } from '../state/persona.ts'
import { participantsOf } from '../state/population.ts'
import { texts } from '../words.ts'
import { writtenDate } from '../written-time.ts'

type Props = { readonly person: Persona; readonly room: SandboxRoom; readonly language: Language }

/** What the civil registry says about a person, with the way to everybody else in it. */
export function CivilActs({ person, room, language }: Props) {
  const t = texts(language)
  const { population } = room.state
  const acts = population.actsOf(person.iin)
  if (acts.length === 0) return null
  return (
    <>
      <h2>{t('person.acts')}</h2>
      <ul class="ds-list">
        {acts.map((act) => (
          <li>
            {t(`act.${act.kind}`)}, {writtenDate(language, act.date)}, № {act.number}
            <ChangedName act={act} />
            {participantsOf(act)
              .filter((iin) => iin !== person.iin)
              .map((iin) => {
                const other = population.find(iin)
                return (
                  other && (
                    <>
                      {'; '}
                      {t(roleIn(act, iin))}{' '}
                      <a class="ds-link" href={`/people/${iin}`}>
                        {fullName(other)}
                      </a>
                    </>
                  )
                )
              })}
          </li>
        ))}
      </ul>
    </>
  )
}

function ChangedName({ act }: { readonly act: CivilAct }) {
  if (act.kind !== 'name-change') return null
  const { from, to } = act
  return <>{`: ${from.surname} ${from.name} → ${to.surname} ${to.name}`}</>
}

function roleIn(act: CivilAct, iin: string) {
  if (act.kind !== 'birth' && act.kind !== 'adoption') return 'role.spouse' as const
  return act.childIin === iin ? ('role.child' as const) : ('role.parent' as const)
}

/** Whom a person works for, and what they head. */
export function Companies({ person, room, language }: Props) {
  const t = texts(language)
  const { population } = room.state
  const employer = person.employerBin ? population.findEntity(person.employerBin) : undefined
  const headed = population.entitiesHeadedBy(person.iin)
  if (!employer && headed.length === 0) return null
  return (
    <>
      <h2>{t('person.work')}</h2>
      <ul class="ds-list">
        {employer && (
          <li>
            {t('person.employer')}: <span lang="kk">{employer.name}</span> ({employer.bin})
          </li>
        )}
        {headed.map(({ name, bin, status }) => (
          <li>
            {t('person.heads')}: <span lang="kk">{name}</span> ({bin}, {t(`entity.${status}`)})
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href="/entities">
          {t('nav.entities')}
        </a>
      </p>
    </>
  )
}
