import type { CapacityObstacle } from '#modules/accounts'
import type { Language } from '#platform/texts'
import { Alert } from '#platform/ui'
import { texts } from './words.ts'

type Props = { readonly language: Language; readonly obstacles: readonly CapacityObstacle[] }

/** Why a certificate or a mandate opens nothing now, and how to go on. */
export function Obstacles({ language, obstacles }: Props) {
  const t = texts(language)
  return (
    <>
      {obstacles.map(({ reason, name, bin }) => (
        <Alert
          kind={reason === 'registry-silent' ? 'warning' : 'info'}
          title={t(`obstacle.${reason}`, { name: name ?? '', bin: bin ?? '' })}
        >
          <p>{t(`obstacle.${reason}.text`)}</p>
        </Alert>
      ))}
    </>
  )
}
