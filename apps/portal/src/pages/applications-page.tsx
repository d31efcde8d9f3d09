import { listApplications } from '#modules/applications'
import { writtenDay, writtenMoment } from '#platform/texts'
import { ButtonLink, CardGrid, EmptyState, LinkCard, Pagination, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import { addressOf } from '../applications/applications-site.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { readerOrSignIn, showRoom } from './account-frame.tsx'

const pageSize = 20

/** Applications, newest first, each with its stage and date; or what would bring something here. */
export function applicationsPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/applications', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const t = texts(language)
    const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
    // One more than is shown tells whether there is another page.
    const found = await listApplications(doors.applications, reader.personId, {
      offset: (page - 1) * pageSize,
      limit: pageSize + 1,
    })
    const shown = found.slice(0, pageSize)
    return showRoom(c, doors, reader, {
      room: 'applications',
      children: (
        <>
          <h1>{t('account.applications')}</h1>
          {shown.length === 0 ? (
            <EmptyState
              title={t('applications.empty')}
              icon="document"
              action={<ButtonLink href="/services">{t('nav.services')}</ButtonLink>}
            >
              <p>{t('applications.empty.text')}</p>
            </EmptyState>
          ) : (
            <CardGrid>
              {shown.map(({ id, service, writtenNumber, stage, stageAt, dueAt, final }) => (
                <LinkCard
                  href={addressOf.status(id)}
                  icon="document"
                  title={service.texts(language)('name')}
                  text={
                    dueAt && !final
                      ? t('applications.line.due', {
                          number: writtenNumber,
                          due: writtenDay(language, new Date(dueAt.getTime() - 1)),
                        })
                      : t('applications.line', {
                          number: writtenNumber,
                          at: writtenMoment(language, stageAt),
                        })
                  }
                  mark={
                    <Tag colour={final ? 'neutral' : 'accent'}>
                      {service.texts(language)(`stage.${stage}`)}
                    </Tag>
                  }
                />
              ))}
            </CardGrid>
          )}
          <Pagination
            language={language}
            current={page}
            total={found.length > pageSize ? page + 1 : page}
            hrefOf={(to) => `?page=${to}`}
          />
        </>
      ),
    })
  })
}
