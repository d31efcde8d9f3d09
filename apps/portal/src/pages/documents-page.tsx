import {
  attachAgain,
  type CaseState,
  type DocumentLine,
  deleteDocument,
  listDocuments,
  type Owner,
} from '#modules/identity-proofing'
import { writtenDay, writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  Form,
  SummaryList,
  Tag,
  type TagColour,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { texts } from '../words.ts'
import { originOf, profileOf, readerOrSignIn, showRoom } from './account-frame.tsx'

/** The reader's documents: what the State knows, and what they attached, with its state and term. */
export function documentsPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/documents', async (c) => {
    const reader = await readerOrSignIn(c, account)
    return reader instanceof Response ? reader : showDocuments(c, doors, reader)
  })

  // Digital ID sends whoever is not signed in there through the sign-in and back to its page.
  site.get('/account/documents/open', async (c) => {
    const at = c.req.query('at') ?? ''
    const path = /^\/(documents|signatures|sign)(\/[\w-]+)*(\?[\w=&%.~:/-]*)?$/.test(at)
      ? at
      : '/documents/new'
    return c.redirect(`${doors.digitalId}${path}`, 303)
  })

  site.get('/account/documents/:id/delete', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const documents = await listDocuments(doors, reader.personId)
    const line = documents.find(({ caseId }) => caseId === c.req.param('id'))
    return line ? askToDelete(c, doors, reader, line) : c.redirect('/account/documents?moved-on', 303)
  })

  site.post('/account/documents/:id/delete', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { 'idempotency-key': key = null } = await readForm(c)
    const form = { caseId: c.req.param('id'), formKey: key }
    const answer = await deleteDocument(doors.documents, ownerOf(c, reader), form)
    return c.redirect(`/account/documents?${answer.kind === 'deleted' ? 'deleted' : 'moved-on'}`, 303)
  })

  site.post('/account/documents/:id/again', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const answer = await attachAgain(doors.documents, ownerOf(c, reader), c.req.param('id'))
    if (answer.kind === 'gone') throw new WebError('not-found')
    if (answer.kind === 'stale') return c.redirect('/account/documents?moved-on', 303)
    return c.redirect(`${doors.digitalId}/documents/${answer.caseId}`, 303)
  })
}

function ownerOf(c: SiteContext, { personId }: Reader): Owner {
  return { personId, channel: 'portal', device: originOf(c).device ?? '' }
}

async function showDocuments(c: SiteContext, doors: PortalDoors, reader: Reader) {
  const t = texts(languageOf(c))
  const attached = await listDocuments(doors, reader.personId)
  const attach = `${doors.digitalId}/documents/new`
  return showRoom(c, doors, reader, {
    room: 'documents',
    children: (
      <>
        <h1>{t('account.documents')}</h1>
        {c.req.query('deleted') !== undefined && <Alert kind="success" live title={t('documents.deleted')} />}
        {c.req.query('moved-on') !== undefined && <Alert kind="info" live title={t('documents.moved-on')} />}
        <section class="section" aria-labelledby="attached">
          <h2 id="attached">{t('documents.attached')}</h2>
          {attached.length === 0 ? (
            <EmptyState
              title={t('documents.empty')}
              titleLevel={3}
              icon="id-card"
              action={<ButtonLink href={attach}>{t('documents.attach')}</ButtonLink>}
            >
              <p>{t('documents.empty.text')}</p>
            </EmptyState>
          ) : (
            <>
              {attached.map((line) => (
                <DocumentCard c={c} doors={doors} line={line} />
              ))}
              <ButtonLink href={attach} look="secondary" icon="plus">
                {t('documents.attach')}
              </ButtonLink>
            </>
          )}
        </section>
        {await registryDocuments(c, doors, reader)}
      </>
    ),
  })
}

const looks: Readonly<Record<CaseState, TagColour>> = {
  draft: 'neutral',
  waiting: 'info',
  claimed: 'info',
  escalated: 'info',
  appealed: 'info',
  'new-photo-asked': 'warning',
  approved: 'success',
  rejected: 'danger',
  deleted: 'neutral',
}

type CardProps = { readonly c: SiteContext; readonly doors: PortalDoors; readonly line: DocumentLine }

function DocumentCard({ c, doors, line }: CardProps) {
  const language = languageOf(c)
  const t = texts(language)
  const { caseId, kind, state, number, expires, dueAt } = line
  const name = t(`documents.kind.${kind}`)
  const waits = state === 'waiting' || state === 'claimed' || state === 'escalated' || state === 'appealed'
  const isOver = state === 'approved' || state === 'rejected'
  return (
    <Card title={name} titleLevel={3} icon={kind === 'passport' ? 'passport' : 'id-card'}>
      <p>
        <Tag colour={looks[state]}>{t(`documents.state.${state}`)}</Tag>
      </p>
      {(number || expires) && (
        <p>
          {number}
          {number && expires && ' · '}
          {expires && t('documents.until', { date: writtenDay(language, expires) })}
        </p>
      )}
      {waits && dueAt && <p>{t('documents.due', { moment: writtenMoment(language, dueAt) })}</p>}
      <ButtonRow>
        <ButtonLink href={`${doors.digitalId}/documents/${caseId}`} look={isOver ? 'secondary' : 'primary'}>
          {t(`documents.open.${openWord(state)}`)}
          <span class="ds-sr-only">: {name}</span>
        </ButtonLink>
        {isOver && (
          <Form action={`/account/documents/${caseId}/again`} idempotencyKey={formKey()}>
            <Button look={state === 'rejected' ? 'primary' : 'secondary'} icon="refresh">
              {t('documents.again')}
            </Button>
          </Form>
        )}
        <ButtonLink href={`/account/documents/${caseId}/delete`} look="quiet" icon="trash">
          {t('documents.delete')}
          <span class="ds-sr-only">: {name}</span>
        </ButtonLink>
      </ButtonRow>
    </Card>
  )
}

function openWord(state: CaseState): 'go-on' | 'reason' | 'status' {
  if (state === 'draft' || state === 'new-photo-asked') return 'go-on'
  return state === 'rejected' ? 'reason' : 'status'
}

function askToDelete(c: SiteContext, doors: PortalDoors, reader: Reader, line: DocumentLine) {
  const language = languageOf(c)
  const t = texts(language)
  return showRoom(c, doors, reader, {
    room: 'documents',
    title: t('documents.delete.title'),
    children: (
      <>
        <BackLink language={language} href="/account/documents" />
        <h1>{t('documents.delete.title')}</h1>
        <p class="lead">{t('documents.delete.text', { kind: t(`documents.kind.${line.kind}`) })}</p>
        <Form action={`/account/documents/${line.caseId}/delete`} idempotencyKey={formKey()}>
          <ButtonRow>
            <Button look="danger" icon="trash">
              {t('documents.delete.yes')}
            </Button>
            <ButtonLink href="/account/documents" look="secondary">
              {t('documents.delete.no')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  })
}

async function registryDocuments(c: SiteContext, doors: PortalDoors, reader: Reader) {
  const language = languageOf(c)
  const t = texts(language)
  const { documents } = await profileOf(doors, reader)
  if (documents.length === 0) return null
  return (
    <section class="section" aria-labelledby="registry">
      <h2 id="registry">{t('documents.registry')}</h2>
      <SummaryList
        language={language}
        rows={documents.map(({ kind, number, expiresOn }) => ({
          name: t(`documents.kind.${kind}`),
          value: `${number} · ${t('documents.until', { date: writtenDay(language, expiresOn) })}`,
        }))}
      />
    </section>
  )
}
