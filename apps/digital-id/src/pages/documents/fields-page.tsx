import { type CaseView, confirmFields, type FieldFault, type TypedFields } from '#modules/identity-proofing'
import { BackLink, Button, Form, type Problem } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { currentSession } from '../../session.ts'
import { ComparedField } from './compared-field.tsx'
import { keepWhatWasTyped } from './keep-what-was-typed.tsx'
import { baseOf, draftHere, isStanding, placeOfStanding } from './owner.ts'
import { showDocument, stepsOf } from './steps.tsx'
import { fieldsOf, shownFields, startingFields } from './typed-fields.ts'
import { texts } from './words.ts'

/** Every field beside the place on the picture it was read from; the person confirms or corrects it. */
export function fieldsPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/fields', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    if (here.view.pictures.length === 0) return c.redirect(baseOf(c), 303)
    return show(c, doors, here.view, startingFields(here.view), [])
  })

  site.post('/documents/:id/fields', async (c) => {
    const form = await readForm(c)
    if ((await currentSession(c, doors)) === null) return keepWhatWasTyped(c, doors, form)
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const fields = fieldsOf(form)
    const { 'idempotency-key': key = null } = form
    const step = { caseId: here.view.caseId, formKey: key, fields }
    const answer = await confirmFields(doors.proofing, here.owner, step)
    if (isStanding(answer)) return placeOfStanding(c, answer)
    if (answer.kind === 'refused') return show(c, doors, here.view, fields, answer.faults)
    return c.redirect(baseOf(c), 303)
  })
}

function show(
  c: SiteContext,
  doors: DigitalIdDoors,
  view: CaseView,
  fields: TypedFields,
  faults: readonly FieldFault[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const problems: readonly Problem[] = faults.map(({ field, code }) => ({
    field,
    message: t(`fault.${code}`, { field: t(`field.${asShown(field)}`) }),
  }))
  const readAny = shownFields.some((field) => view.read[field])
  return showDocument(c, doors, {
    title: t('fields.title'),
    at: { kind: view.kind, step: 'fields' },
    problems,
    width: 'page',
    scripts: ['letter-bar.js'],
    children: (
      <>
        <BackLink
          language={language}
          href={`${baseOf(c)}/${stepsOf(view.kind)[stepsOf(view.kind).length - 4]}`}
        />
        <h1>{t('fields.title')}</h1>
        <p class="lead">{t(readAny ? 'fields.lead' : 'fields.lead.nothing')}</p>
        <div class="fields-beside">
          <aside class="fields-pictures" aria-label={t('fields.pictures')}>
            {view.pictures.map(({ slot, width, height }) => (
              <a href={`${baseOf(c)}/pictures/${slot}`} target="_blank" rel="noopener">
                <img
                  src={`${baseOf(c)}/pictures/${slot}`}
                  width={width}
                  height={height}
                  alt={t('review.alt', { side: t(`side.${slot}`) })}
                />
              </a>
            ))}
          </aside>
          <Form action={`${baseOf(c)}/fields`} idempotencyKey={formKey()}>
            {shownFields.map((field) => (
              <ComparedField
                language={language}
                view={view}
                base={baseOf(c)}
                field={field}
                value={fields[field]}
                problems={problems}
              />
            ))}
            <p>{t('fields.confirm')}</p>
            <Button>{t('fields.go')}</Button>
          </Form>
        </div>
      </>
    ),
  })
}

/** Faults are about fields of the form; a field that it does not show has no fault of its own. */
function asShown(field: string): (typeof shownFields)[number] {
  return shownFields.find((shown) => shown === field) ?? 'number'
}
