import { type DocumentKind, documentKinds } from '#modules/identity-documents'
import { sidesOf, startDocument } from '#modules/identity-proofing'
import { BackLink, Button, Form, Notice, type Problem, problemOf, RadioGroup } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { returnAddress } from '../registration/return-address.ts'
import { KindPicture } from './kind-picture.tsx'
import { ownerHere } from './owner.ts'
import { showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** Which document it is, with a picture of each. */
export function choosePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents', (c) => c.redirect(`${doors.portal}/account/documents`, 303))

  site.get('/documents/new', async (c) => {
    const owner = await ownerHere(c, doors)
    return owner instanceof Response ? owner : show(c, doors, [])
  })

  site.post('/documents/new', async (c) => {
    const owner = await ownerHere(c, doors)
    if (owner instanceof Response) return owner
    const language = languageOf(c)
    const form = await readForm(c)
    const kind = documentKinds.find((one) => one === form.kind)
    if (!kind) return show(c, doors, [{ field: 'kind', message: texts(language)('choose.none') }])
    const origin = returnAddress(doors, form.return)
    const answer = await startDocument(doors.proofing, owner, { kind, origin, language })
    if (answer.kind === 'gone') return c.redirect(`${doors.portal}/account`, 303)
    return c.redirect(`/documents/${answer.caseId}`, 303)
  })
}

function show(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  const asked = documentKinds.find((kind) => kind === c.req.query('kind'))
  const back = returnAddress(doors, c.req.query('return'))
  return showDocument(c, doors, {
    title: t('choose.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href={back ?? `${doors.portal}/account/documents`} />
        <Form action="/documents/new" idempotencyKey={formKey()}>
          {back && <input type="hidden" name="return" value={back} />}
          <RadioGroup
            name="kind"
            label={t('choose.title')}
            labelIsHeading
            hint={t('choose.hint')}
            value={asked}
            error={problemOf(problems, 'kind')}
            choices={documentKinds.map((kind) => ({
              value: kind,
              label: <KindLabel kind={kind} name={t(`kind.${kind}`)} />,
              hint: t(`kind.${kind}.sides`),
            }))}
          />
          <Button>{t('go-on')}</Button>
        </Form>
        <Notice icon="shield">
          <p>{t('choose.privacy')}</p>
        </Notice>
      </>
    ),
  })
}

function KindLabel({ kind, name }: { readonly kind: DocumentKind; readonly name: string }) {
  return (
    <span class="kind-label">
      <span class="kind-pictures">
        {sidesOf(kind).map((side) => (
          <KindPicture kind={kind} side={side} />
        ))}
      </span>
      <span>{name}</span>
    </span>
  )
}
