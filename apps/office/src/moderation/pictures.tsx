import type { Finding, Quad } from '#modules/identity-documents'
import type { DeskCase, DeskPicture } from '#modules/identity-proofing'
import type { Language } from '#platform/texts'
import { Icon, Tag } from '#platform/ui'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly opened: DeskCase
  readonly addressOf: (name: DeskPicture['slot'] | 'portrait' | 'still') => string
}

/** Both sides with the places of what was found; they grow under the pointer or by a key, and open whole by a press. */
export function Sides({ language, opened, addressOf, marks }: Props & { readonly marks?: boolean }) {
  const t = texts(language)
  return (
    <div class="desk-sides">
      {opened.pictures.map((picture, index) => {
        const places = placesOn(picture, opened.findings)
        return (
          <figure class="desk-side">
            <figcaption>
              <strong>{t(`side.${picture.slot}`)}</strong>
              <kbd>{index === 0 ? 'Z' : 'C'}</kbd>
              {picture.captured === 'file' && <Tag colour="warning">{t('captured.file')}</Tag>}
              {picture.shows !== picture.slot && (
                <Tag colour="danger">{t('side.shows', { side: t(`shows.${picture.shows}`) })}</Tag>
              )}
            </figcaption>
            <zoom-picture id={`picture-${index + 1}`} data-slot={picture.slot}>
              <a class="desk-zoom" href={addressOf(picture.slot)} target="_blank" rel="noopener">
                <img
                  src={addressOf(picture.slot)}
                  width={picture.width}
                  height={picture.height}
                  alt={t('picture.of', { side: t(`side.${picture.slot}`) })}
                />
                <svg class="desk-marks" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
                  {places.map((place) => (
                    <polygon points={pointsOf(place)} />
                  ))}
                </svg>
              </a>
            </zoom-picture>
          </figure>
        )
      })}
      <p class="hint">
        {t(opened.pictures.length === 0 ? 'picture.none' : 'picture.how')}
        {marks && ` ${t('picture.mark')}`}
      </p>
    </div>
  )
}

/** The three faces and how alike each two of them are. */
export function Faces({ language, opened, addressOf }: Props) {
  const t = texts(language)
  const { registryPhoto, registryAnswered, hasPortrait, hasStill, scores } = opened
  const photo = registryPhoto && `data:image/jpeg;base64,${Buffer.from(registryPhoto).toString('base64')}`
  const registryMissing = t(registryAnswered ? 'face.registry.none' : 'face.registry.silent')
  return (
    <div class="desk-faces">
      <Face name={t('face.registry')} src={photo} missing={registryMissing} />
      <Face
        name={t('face.portrait')}
        src={hasPortrait ? addressOf('portrait') : null}
        missing={t('face.portrait.none')}
      />
      <Face
        name={t('face.still')}
        src={hasStill ? addressOf('still') : null}
        missing={t('face.still.none')}
      />
      <ul class="desk-scores">
        {(['portraitRegistry', 'portraitVideo', 'videoRegistry'] as const).map((name) => (
          <li>
            <span>{t(`score.${name}`)}</span>
            <ScoreTag language={language} score={scores[name]} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type FaceProps = { readonly name: string; readonly src: string | null; readonly missing: string }

function Face({ name, src, missing }: FaceProps) {
  return (
    <figure class="desk-face">
      {src ? (
        <img src={src} alt={name} width={120} height={150} />
      ) : (
        <span class="desk-face-missing">
          <Icon name="face" size="large" />
          {missing}
        </span>
      )}
      <figcaption>{name}</figcaption>
    </figure>
  )
}

type ScoreProps = { readonly language: Language; readonly score: DeskCase['scores']['videoRegistry'] }

const zoneLooks = {
  match: { colour: 'success', icon: 'check' },
  review: { colour: 'warning', icon: 'warning' },
  'no-match': { colour: 'danger', icon: 'error' },
} as const

function ScoreTag({ language, score }: ScoreProps) {
  const t = texts(language)
  if (!score) return <Tag icon="minus">{t(score === null ? 'score.no-face' : 'score.not-compared')}</Tag>
  return (
    <Tag {...zoneLooks[score.zone]}>
      {t(`zone.${score.zone}`)} · {score.similarity.toFixed(2)}
    </Tag>
  )
}

/** Where on this picture something was found. */
export function placesOn({ slot }: Pick<DeskPicture, 'slot'>, findings: readonly Finding[]): readonly Quad[] {
  return findings.filter(({ side }) => side === slot).flatMap(({ places }) => places)
}

function pointsOf(place: Quad): string {
  return place.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ')
}
