import type { CaseView } from '#modules/identity-proofing'
import { sendDocument } from '#modules/identity-proofing'
import { writtenDay } from '#platform/texts'
import { Alert, BackLink, Button, Form, Notice, SummaryList } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { Findings, MarkedPicture } from './findings.tsx'
import { baseOf, draftHere, isStanding, placeOfStanding } from './owner.ts'
import { nextPlace, showDocument } from './steps.tsx'
import { dayFields, shownFields } from './typed-fields.ts'
import { texts } from './words.ts'

/** Everything once more before it goes to the office, and what a moderator might reject it for. */
export function checkPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/check', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const { view } = here
    return view.gate.missing.length > 0 ? c.redirect(nextPlace(view), 303) : show(c, doors, view)
  })

  site.post('/documents/:id/check', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const { 'idempotency-key': key = null } = await readForm(c)
    const form = { caseId: here.view.caseId, formKey: key }
    const answer = await sendDocument(doors.proofing, here.owner, form)
    if (isStanding(answer)) return placeOfStanding(c, answer)
    if (answer.kind === 'held') return c.redirect(`${baseOf(c)}/check?held`, 303)
    return c.redirect(`${baseOf(c)}?sent`, 303)
  })
}

function show(c: SiteContext, doors: DigitalIdDoors, view: CaseView) {
  const language = languageOf(c)
  const t = texts(language)
  const { refuses, warns } = view.gate
  const isHeld = refuses.length > 0
  return showDocument(c, doors, {
    title: t('check.title'),
    at: { kind: view.kind, step: 'check' },
    width: 'page',
    children: (
      <>
        <BackLink language={language} href={`${baseOf(c)}/fields`} />
        {c.req.query('face') !== undefined && <Alert kind="success" live title={t('video.passed')} />}
        <h1>{t(isHeld ? 'check.title.held' : 'check.title')}</h1>
        <p class="lead">
          {t(isHeld ? 'check.lead.held' : warns.length > 0 ? 'check.lead.warned' : 'check.lead')}
        </p>
        {view.swapped && (
          <Notice>
            <p>{t('swapped')}</p>
          </Notice>
        )}
        <Findings language={language} findings={refuses} refuse />
        <Findings language={language} findings={warns} />
        <Pictures c={c} view={view} />
        <Fields c={c} view={view} />
        {!isHeld && (
          <Form action={`${baseOf(c)}/check`} idempotencyKey={formKey()} busy={t('busy.sending')}>
            <Notice icon="clock">
              <p>{t('check.term')}</p>
            </Notice>
            <Button iconAfter="arrow-right">
              {t(warns.length > 0 ? 'check.send-anyway' : 'check.send')}
            </Button>
          </Form>
        )}
      </>
    ),
  })
}

type Part = { readonly c: SiteContext; readonly view: CaseView }

function Pictures({ c, view }: Part) {
  const t = texts(languageOf(c))
  const found = [...view.gate.refuses, ...view.gate.warns]
  return (
    <div class="side-pictures">
      {view.pictures.map((picture) => (
        <figure>
          <figcaption>
            <strong>{t(`side.${picture.slot}`)}</strong>
            <a class="ds-link" href={`${baseOf(c)}/${picture.slot}?again`}>
              {t('review.again')}
              <span class="ds-sr-only">: {t(`side.${picture.slot}`)}</span>
            </a>
          </figcaption>
          <MarkedPicture
            src={`${baseOf(c)}/pictures/${picture.slot}`}
            alt={t('review.alt', { side: t(`side.${picture.slot}`) })}
            picture={picture}
            places={found.filter(({ side }) => side === picture.slot).flatMap(({ places }) => places)}
          />
        </figure>
      ))}
    </div>
  )
}

function Fields({ c, view: { typed } }: Part) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <SummaryList
      language={language}
      rows={shownFields.flatMap((field) => {
        const value = typed?.[field]
        if (!value) return []
        return [
          {
            name: t(`field.${field}`),
            value: dayFields.includes(field) ? writtenDay(language, value) : value,
            change: { href: `${baseOf(c)}/fields#${field}`, what: t(`field.${field}`) },
          },
        ]
      })}
    />
  )
}
