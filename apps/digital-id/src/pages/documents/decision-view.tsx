import type { Side } from '#modules/identity-documents'
import { type CaseView, reasonOfFinding, reasonWords } from '#modules/identity-proofing'
import { writtenMoment } from '#platform/texts'
import { Card } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import { MarkedPicture } from './findings.tsx'
import { baseOf } from './owner.ts'
import { texts } from './words.ts'

type Props = { readonly c: SiteContext; readonly view: CaseView }

/** What was decided last and why: every reason with its cause and remedy, and its place on the picture. */
export function DecisionView({ c, view }: Props) {
  const language = languageOf(c)
  const t = texts(language)
  const decision = view.decisions.findLast(({ verb }) => verb === 'reject' || verb === 'ask-new-photo')
  if (!decision || (view.state !== 'rejected' && view.state !== 'new-photo-asked')) return null
  return (
    <section class="stack" aria-labelledby="decision">
      <h2 id="decision">{t('decision.title')}</h2>
      <p class="hint">{writtenMoment(language, decision.decidedAt)}</p>
      {decision.side && <p>{t('decision.side', { side: t(`side.${decision.side}`) })}</p>}
      {decision.reasons.map((reason) => {
        const { title, cause, remedy } = reasonWords(language, reason)
        return (
          <Card title={title} titleLevel={3}>
            <p>{cause}</p>
            <p>
              <strong>{t('finding.remedy')}</strong> {remedy}
            </p>
          </Card>
        )
      })}
      {decision.note && (
        <blockquote class="moderator-note">
          <p class="hint">{t('decision.note')}</p>
          <p>{decision.note}</p>
        </blockquote>
      )}
      {!view.originalsDeletedAt && (
        <div class="side-pictures">
          {view.pictures.map((picture) => {
            const places = placesOf(view, decision, picture.slot)
            return (
              <figure>
                <figcaption>
                  <strong>{t(`side.${picture.slot}`)}</strong>
                </figcaption>
                <MarkedPicture
                  src={`${baseOf(c)}/pictures/${picture.slot}`}
                  alt={t(places.length > 0 ? 'decision.alt' : 'review.alt', {
                    side: t(`side.${picture.slot}`),
                  })}
                  picture={picture}
                  places={places}
                />
              </figure>
            )
          })}
        </div>
      )}
    </section>
  )
}

/** What the moderator marked on this side; where they marked nothing, what our own checks found for the same reasons. */
function placesOf(view: CaseView, { marks, reasons }: CaseView['decisions'][number], side: Side) {
  if (marks.length > 0) return marks.filter(({ slot }) => slot === side).map(({ place }) => place)
  return [...view.gate.refuses, ...view.gate.warns]
    .filter((found) => found.side === side && reasons.includes(reasonOfFinding[found.reason]))
    .flatMap(({ places }) => places)
}
