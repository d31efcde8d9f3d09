import type { Finding } from '#modules/identity-documents'
import { type PictureView, reasonOfFinding, reasonWords } from '#modules/identity-proofing'
import type { Language } from '#platform/texts'
import { Alert } from '#platform/ui'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly findings: readonly Finding[]
  /** These cannot be sent, only mended. */
  readonly refuse?: boolean
}

/** What was found before anything is sent: each with its cause and its remedy, in the words of the five reasons. */
export function Findings({ language, findings, refuse }: Props) {
  const t = texts(language)
  return findings.filter(isTheMostTelling).map((finding) => {
    const { title, cause } = reasonWords(language, reasonOfFinding[finding.reason])
    return (
      <Alert kind={refuse ? 'danger' : 'warning'} title={t(`finding.${finding.reason}`)}>
        {finding.reason !== 'expires-soon' && (
          <p class="small">
            {t('finding.reason', { reason: title })} {cause}
          </p>
        )}
        <p>
          <strong>{t('finding.remedy')}</strong> {t(`finding.${finding.reason}.remedy`)}
        </p>
        {finding.places.length > 0 && <p class="small">{t('finding.marked')}</p>}
      </Alert>
    )
  })
}

/** The same fault seen on a picture and in what was typed is told once, where it can be pointed at. */
function isTheMostTelling({ reason, side }: Finding, _: number, all: readonly Finding[]): boolean {
  return side !== undefined || !all.some((other) => other.reason === reason && other.side !== undefined)
}

type MarkedProps = {
  readonly src: string
  readonly alt: string
  readonly picture: Pick<PictureView, 'width' | 'height'>
  readonly places: readonly Finding['places'][number][]
}

/** A picture with the places of what was found on it. */
export function MarkedPicture({ src, alt, picture: { width, height }, places }: MarkedProps) {
  return (
    <div class="marked-picture">
      <img src={src} alt={alt} width={width} height={height} />
      {places.length > 0 && (
        <svg class="marked-places" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {places.map((place) => (
            <polygon points={place.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ')} />
          ))}
        </svg>
      )}
    </div>
  )
}
