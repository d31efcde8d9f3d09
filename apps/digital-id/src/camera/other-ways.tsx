import type { Language } from '#platform/texts'
import { Icon, type IconName } from '#platform/ui'
import { cameraTexts } from './words.ts'

/** Pages that lead on without this camera; those that are given are offered. */
export type OtherWays = {
  readonly phone?: string
  readonly firefox?: string
  readonly office?: string
}

const icons = { phone: 'qr', firefox: 'link', office: 'building' } as const satisfies Record<
  keyof OtherWays,
  IconName
>

/** Every way on when the camera does not open. */
export function OtherWayList({ language, ways }: { readonly language: Language; readonly ways: OtherWays }) {
  const t = cameraTexts(language)
  const names = (['phone', 'firefox', 'office'] as const).filter((name) => ways[name])
  if (names.length === 0) return null
  return (
    <div class="other-ways">
      <h2 id="camera-other-ways">{t('other.title')}</h2>
      <ul aria-labelledby="camera-other-ways">
        {names.map((name) => (
          <li>
            <Icon name={icons[name]} />
            <div>
              <a href={ways[name]!}>{t(`other.${name}`)}</a>
              <span>{t(`other.${name}.text`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
