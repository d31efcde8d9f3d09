import { BackLink, Card, EmptyState } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { texts } from '../words.ts'
import { writtenDay, writtenHour } from '../written-time.ts'
import { showPage } from './frame.tsx'

/** A mailbox and its letters, newest on top. */
export function mailboxPage(site: Site, room: SandboxRoom): void {
  site.get('/mailboxes/:address', (c) => {
    const address = c.req.param('address').toLowerCase().slice(0, 254)
    const language = languageOf(c)
    const t = texts(language)
    const letters = room.state.mail.inbox(address)
    return showPage(c, room, {
      title: address,
      width: 'question',
      children: (
        <>
          <BackLink language={language} href="/phones">
            {t('nav.phones')}
          </BackLink>
          <h1>{address}</h1>
          {letters.length === 0 ? (
            <EmptyState title={t('mailbox.empty')} icon="inbox" />
          ) : (
            letters.map(({ subject, from, text, at }) => (
              <Card title={subject}>
                <p class="hint">
                  {from}, {writtenDay(language, new Date(at))}, {writtenHour(new Date(at))}
                </p>
                {text.split(/\n+/).map((line) => (
                  <p>{line}</p>
                ))}
              </Card>
            ))
          )}
        </>
      ),
    })
  })
}
