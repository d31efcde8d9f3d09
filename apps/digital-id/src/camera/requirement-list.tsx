import { selfieRequirements } from '#modules/face'
import type { Language } from '#platform/texts'
import { RequirementPicture } from './requirement-pictures.tsx'
import { cameraTexts } from './words.ts'

type Props = { readonly language: Language; readonly labelledBy: string }

/** What the picture must be like, each with a drawing: seven, as in the service's public FAQ. */
export function RequirementList({ language, labelledBy }: Props) {
  const t = cameraTexts(language)
  return (
    <ul class="requirements" aria-labelledby={labelledBy}>
      {selfieRequirements.map(({ requirement }) => (
        <li>
          <RequirementPicture requirement={requirement} />
          <div>
            <strong>{t(`requirement.${requirement}`)}</strong>
            <span>{t(`requirement.${requirement}.text`)}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
