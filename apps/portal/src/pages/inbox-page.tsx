import {
  countInbox,
  deleteInboxMessage,
  listInbox,
  markRead,
  readDeliveries,
  readInboxMessage,
  restoreInboxMessage,
} from '#modules/notifications'
import { writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  CardGrid,
  EmptyState,
  Form,
  LinkCard,
  Pagination,
  Tag,
} from '#platform/ui'
import { formKey, idInAddress, languageOf, type Site, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { readerOrSignIn, showRoom } from './account-frame.tsx'
import { DeliveriesList } from './deliveries-list.tsx'

const pageSize = 20

/** The inbox: messages newest first, each its own page; a deleted one can be brought back. */
export function inboxPage(site: Site, doors: PortalDoors, account: Account): void {
  showInbox(site, doors, account)
  showMessage(site, doors, account)
  site.post('/account/inbox/:id/delete', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const id = idInAddress(c.req.param('id'))
    await deleteInboxMessage(doors.database, doors.clock, reader.personId, id)
    return c.redirect(`/account/inbox?deleted=${id}`, 303)
  })
  site.post('/account/inbox/:id/restore', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    await restoreInboxMessage(doors.database, reader.personId, idInAddress(c.req.param('id')))
    return c.redirect('/account/inbox', 303)
  })
}

function showInbox(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/inbox', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const t = texts(language)
    const { all } = await countInbox(doors.database, reader.personId)
    const total = Math.max(1, Math.ceil(all / pageSize))
    const current = Math.min(total, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
    const offset = (current - 1) * pageSize
    const messages = await listInbox(doors.database, doors.keyring, reader.personId, {
      offset,
      limit: pageSize,
    })
    const deleted = c.req.query('deleted')
    return showRoom(c, doors, reader, {
      room: 'inbox',
      children: (
        <>
          <h1>{t('account.inbox')}</h1>
          <ButtonLink href="/account/channels" look="quiet" icon="bell">
            {t('channels.title')}
          </ButtonLink>
          {deleted && (
            <Alert kind="success" live title={t('inbox.deleted')}>
              <Form action={`/account/inbox/${encodeURIComponent(deleted)}/restore`}>
                <Button look="secondary">{t('inbox.undo')}</Button>
              </Form>
            </Alert>
          )}
          {messages.length === 0 ? (
            <EmptyState title={t('inbox.empty')} icon="inbox">
              <p>{t('inbox.empty.text')}</p>
            </EmptyState>
          ) : (
            <CardGrid>
              {messages.map((message) => (
                <LinkCard
                  href={`/account/inbox/${message.id}`}
                  title={message.title[language]}
                  icon={message.readAt ? 'message' : 'bell'}
                  text={writtenMoment(language, message.createdAt)}
                  mark={message.readAt ? undefined : <Tag colour="accent">{t('inbox.unread')}</Tag>}
                />
              ))}
            </CardGrid>
          )}
          <Pagination
            language={language}
            current={current}
            total={total}
            hrefOf={(page) => `?page=${page}`}
          />
        </>
      ),
    })
  })
}

function showMessage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/inbox/:id', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const id = idInAddress(c.req.param('id'))
    const language = languageOf(c)
    const t = texts(language)
    const message = await readInboxMessage(doors.database, doors.keyring, reader.personId, id)
    if (!message) throw new WebError('not-found')
    const deliveries = await readDeliveries(doors.database, reader.personId, id)
    if (!message.readAt) await markRead(doors.database, doors.clock, reader.personId, id)
    return showRoom(
      c,
      doors,
      { ...reader, unread: reader.unread - (message.readAt ? 0 : 1) },
      {
        room: 'inbox',
        title: message.title[language],
        children: (
          <article class="prose">
            <BackLink language={language} href="/account/inbox">
              {t('inbox.back')}
            </BackLink>
            <h1>{message.title[language]}</h1>
            <p class="hint">{writtenMoment(language, message.createdAt)}</p>
            {message.body[language].split('\n').map((line) => (
              <p>{line}</p>
            ))}
            <DeliveriesList language={language} deliveries={deliveries} />
            <ButtonRow>
              {message.link && <ButtonLink href={message.link}>{t('inbox.open')}</ButtonLink>}
              <Form action={`/account/inbox/${id}/delete`} idempotencyKey={formKey()}>
                <Button look="quiet" icon="trash">
                  {t('inbox.delete')}
                </Button>
              </Form>
            </ButtonRow>
          </article>
        ),
      },
    )
  })
}
