import type { Finding, Quad } from '#modules/identity-documents'
import type { PictureView } from '#modules/identity-proofing'
import { Button, Form } from '#platform/ui'
import { formKey, languageOf, type SiteContext } from '#platform/web'
import { MarkedPicture } from './findings.tsx'
import { baseOf } from './owner.ts'
import { texts } from './words.ts'

type Props = {
  readonly c: SiteContext
  readonly picture: PictureView
  readonly places: readonly Finding['places'][number][]
}

const names = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const

/** The picture, and on it the corners of the document as they were found; with script they can be drawn elsewhere. */
export function CornersEditor({ c, picture, places }: Props) {
  const t = texts(languageOf(c))
  const { slot, width, height } = picture
  const corners = picture.corners ?? inset(width, height)
  return (
    <card-corners
      class="card-corners stack stack-tight"
      data-width={width}
      data-height={height}
      data-corners={corners.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join(' ')}
      data-labels={names.map((name) => t(`corner.${name}`)).join('|')}
    >
      <div class="corner-stage">
        <MarkedPicture
          src={`${baseOf(c)}/pictures/${slot}`}
          alt={t('review.alt', { side: t(`side.${slot}`) })}
          picture={picture}
          places={places}
        />
      </div>
      <p class="hint needs-script" id="corner-help">
        {t('corner.help')}
      </p>
      <div data-part="corners-form" hidden>
        <Form action={`${baseOf(c)}/${slot}/corners`} idempotencyKey={formKey()} busy={t('busy.reading')}>
          {corners.map((_, index) => (
            <>
              <input type="hidden" name={`x${index}`} />
              <input type="hidden" name={`y${index}`} />
            </>
          ))}
          <Button look="secondary" icon="refresh">
            {t('corner.read')}
          </Button>
        </Form>
      </div>
    </card-corners>
  )
}

/** Where the corners begin when none were found. */
function inset(width: number, height: number): Quad {
  const [x, y] = [Math.round(width * 0.08), Math.round(height * 0.08)]
  return [
    { x, y },
    { x: width - x, y },
    { x: width - x, y: height - y },
    { x, y: height - y },
  ]
}
