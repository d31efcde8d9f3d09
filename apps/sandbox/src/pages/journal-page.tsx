import { ButtonLink, ButtonRow, EmptyState, Table, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { texts } from '../words.ts'
import { writtenDay, writtenSecond } from '../written-time.ts'
import { showPage } from './frame.tsx'

const columns = ['number', 'at', 'registry', 'asker', 'question', 'answer'] as const
const colours = { found: 'success', 'not-found': 'neutral', failed: 'danger' } as const

/** Who asked the registries what, and when. */
export function journalPage(site: Site, room: SandboxRoom): void {
  site.get('/journal', (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const entries = room.state.journal.newestFirst()
    return showPage(c, room, {
      title: t('nav.journal'),
      width: 'wide',
      children: (
        <>
          <h1>{t('nav.journal')}</h1>
          <p>{t('journal.lead')}</p>
          {entries.length === 0 ? (
            <EmptyState icon="history" title={t('journal.empty')}>
              <p>{t('journal.empty.text')}</p>
            </EmptyState>
          ) : (
            <>
              <ButtonRow>
                <ButtonLink href="/journal" look="secondary" icon="refresh">
                  {t('journal.refresh')}
                </ButtonLink>
              </ButtonRow>
              <Table
                caption={t('journal.caption', { count: entries.length })}
                columns={columns.map((name) => ({
                  name: t(`journal.${name}`),
                  numeric: name === 'number',
                }))}
                rows={entries.map(({ number, at, registry, asker, question, answer, mode }) => [
                  number,
                  `${writtenDay(language, new Date(at))}, ${writtenSecond(new Date(at))}`,
                  t(`switch.${registry}`),
                  asker,
                  Object.entries(question).map(([name, value]) => (
                    <>
                      {t(`question.${name as 'iin'}`)} <code>{value}</code>{' '}
                    </>
                  )),
                  <>
                    <Tag colour={colours[answer]}>{t(`answer.${answer}`)}</Tag>
                    {mode !== 'ok' && <> {t(`mode.${mode}`)}</>}
                  </>,
                ])}
              />
            </>
          )}
        </>
      ),
    })
  })
}
