import { type CaseView, reasonWords } from '#modules/identity-proofing'
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
      {decision.marks.length > 0 && !view.originalsDeletedAt && (
        <div class="side-pictures">
          {view.pictures
            .filter(({ slot }) => decision.marks.some((mark) => mark.slot === slot))
            .map((picture) => (
              <figure>
                <figcaption>
                  <strong>{t(`side.${picture.slot}`)}</strong>
                </figcaption>
                <MarkedPicture
                  src={`${baseOf(c)}/pictures/${picture.slot}`}
                  alt={t('decision.alt', { side: t(`side.${picture.slot}`) })}
                  picture={picture}
                  places={decision.marks
                    .filter(({ slot }) => slot === picture.slot)
                    .map(({ place }) => place)}
                />
              </figure>
            ))}
        </div>
      )}
    </section>
  )
}
