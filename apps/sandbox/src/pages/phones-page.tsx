import { writtenPhone } from '#kz'
import { CardGrid, LinkCard, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { phonesOf } from '../state/phones.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'

/** Every phone, those with messages first; and the mailboxes that have letters. */
export function phonesPage(site: Site, room: SandboxRoom): void {
  site.get('/phones', (c) => {
    const t = texts(languageOf(c))
    const phones = phonesOf(room.state)
    const mailboxes = room.state.mail.receivers()
    return showPage(c, room, {
      title: t('nav.phones'),
      width: 'wide',
      children: (
        <>
          <h1>{t('nav.phones')}</h1>
          <p>{t('phones.lead')}</p>
          <CardGrid narrow>
            {phones.map(({ number, carriedBy, messages }) => (
              <LinkCard
                href={`/phones/${number}`}
                icon="phone"
                title={writtenPhone(number)}
                text={carriedBy ? `${carriedBy.surname} ${carriedBy.name}` : t('phones.nobody')}
                mark={messages > 0 && <Tag colour="accent">{t('phones.messages', { count: messages })}</Tag>}
              />
            ))}
          </CardGrid>
          {mailboxes.length > 0 && (
            <section aria-labelledby="mailboxes">
              <h2 id="mailboxes">{t('mailboxes.title')}</h2>
              <CardGrid narrow>
                {mailboxes.map((address) => (
                  <LinkCard
                    href={`/mailboxes/${encodeURIComponent(address)}`}
                    icon="inbox"
                    title={address}
                    titleLevel={3}
                    mark={
                      <Tag colour="accent">
                        {t('mailboxes.letters', { count: room.state.mail.inbox(address).length })}
                      </Tag>
                    }
                  />
                ))}
              </CardGrid>
            </section>
          )}
        </>
      ),
    })
  })
}
