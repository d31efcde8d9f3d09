import type { CaseView, PictureView } from '#modules/identity-proofing'
import { Alert, BackLink, ButtonLink, ButtonRow } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { CornersEditor } from './corners-editor.tsx'
import { Findings } from './findings.tsx'
import { baseOf } from './owner.ts'
import { nextPlace, showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** The picture that was taken, what was found on it, and the way on or back to the camera. */
export function showReview(c: SiteContext, doors: DigitalIdDoors, view: CaseView, picture: PictureView) {
  const language = languageOf(c)
  const t = texts(language)
  const side = picture.slot
  const address = `${baseOf(c)}/${side}`
  const own = ({ side: found }: { readonly side?: string }) => found === side
  const [refuses, warns] = [view.gate.refuses.filter(own), view.gate.warns.filter(own)]
  const faultless = refuses.length + warns.length === 0
  return showDocument(c, doors, {
    title: t('review.title'),
    at: { kind: view.kind, step: side },
    scripts: ['card-corners.js'],
    children: (
      <>
        <BackLink language={language} href={`${address}?again`} />
        <h1>{t('review.title')}</h1>
        {c.req.query('crossed') !== undefined && (
          <Alert kind="warning" live>
            <p>{t('corners.crossed')}</p>
          </Alert>
        )}
        <Findings language={language} findings={refuses} refuse />
        <Findings language={language} findings={warns} />
        {faultless && picture.shows === side && <Alert kind="success" live title={t('review.good')} />}
        {picture.shows !== side && picture.shows !== 'none' && (
          <Alert kind="warning" title={t('review.other-side', { side: t(`side.${picture.shows}`) })}>
            <p>{t('review.other-side.text')}</p>
          </Alert>
        )}
        {picture.shows === 'none' && faultless && (
          <Alert kind="info" title={t('review.nothing-read')}>
            <p>{t('review.nothing-read.text')}</p>
          </Alert>
        )}
        <CornersEditor
          c={c}
          picture={picture}
          places={[...refuses, ...warns].flatMap(({ places }) => places)}
        />
        <p class="hint">{t('review.look')}</p>
        <ButtonRow>
          <ButtonLink href={nextPlace(view)} iconAfter="arrow-right">
            {t('review.go-on')}
          </ButtonLink>
          <ButtonLink href={`${address}?again`} look="secondary" icon="camera">
            {t('review.again')}
          </ButtonLink>
        </ButtonRow>
      </>
    ),
  })
}
