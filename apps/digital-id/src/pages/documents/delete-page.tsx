import { deleteDocument } from '#modules/identity-proofing'
import { BackLink, Button, ButtonLink, ButtonRow, Form } from '#platform/ui'
import { formKey, languageOf, readForm, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf, caseHere, isStanding, placeOfStanding } from './owner.ts'
import { showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** Deleting is asked once more: it cannot be taken back. */
export function deletePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/delete', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const language = languageOf(c)
    const t = texts(language)
    return showDocument(c, doors, {
      title: t('delete.title'),
      children: (
        <>
          <BackLink language={language} href={baseOf(c)} />
          <h1>{t('delete.title')}</h1>
          <p class="lead">{t('delete.text', { kind: t(`kind.${here.view.kind}`) })}</p>
          <Form action={`${baseOf(c)}/delete`} idempotencyKey={formKey()}>
            <ButtonRow>
              <Button look="danger" icon="trash">
                {t('delete.yes')}
              </Button>
              <ButtonLink href={baseOf(c)} look="secondary">
                {t('delete.no')}
              </ButtonLink>
            </ButtonRow>
          </Form>
        </>
      ),
    })
  })

  site.post('/documents/:id/delete', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const { 'idempotency-key': key = null } = await readForm(c)
    const form = { caseId: here.view.caseId, formKey: key }
    const answer = await deleteDocument(doors.proofing, here.owner, form)
    if (isStanding(answer)) return placeOfStanding(c, answer)
    return c.redirect(`${doors.portal}/account/documents?deleted`, 303)
  })
}
