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
    if (!kind) return show(c, doors, [{ field: 'kind', message: texts(language)('choose.none') }], form)
    const origin = await placeToReturn(doors, form)
    const answer = await startDocument(doors.proofing, owner, { kind, origin, language })
    if (answer.kind === 'gone') return c.redirect(`${doors.portal}/account`, 303)
    return c.redirect(`/documents/${answer.caseId}`, 303)
  })
}

type Asked = { readonly return?: string | undefined; readonly client?: string | undefined }

/** Where the person goes on afterwards: a page of this house, or of a service that is registered with us. */
async function placeToReturn(doors: DigitalIdDoors, asked: Asked): Promise<string | null> {
  const own = returnAddress(doors, asked.return)
  if (own || !asked.return || !asked.client) return own
  const service = { id: asked.client, address: asked.return }
  return (await doors.openid.isServiceAddress(service)) ? asked.return : null
}

async function show(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[], typed?: Asked) {
  const language = languageOf(c)
  const t = texts(language)
  const asked = documentKinds.find((kind) => kind === c.req.query('kind'))
  const { return: wanted, client } = typed ?? { return: c.req.query('return'), client: c.req.query('client') }
  const back = await placeToReturn(doors, { return: wanted, client })
  return showDocument(c, doors, {
    title: t('choose.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href={back ?? `${doors.portal}/account/documents`} />
        <Form action="/documents/new" idempotencyKey={formKey()}>
          {back && <input type="hidden" name="return" value={back} />}
          {back && client && <input type="hidden" name="client" value={client} />}
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
