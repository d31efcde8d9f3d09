import { regionByCode } from '#kz'
import { Table } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { fullName } from '../state/find-people.ts'
import { texts } from '../words.ts'
import { writtenDate } from '../written-time.ts'
import { CopiedText } from './copied-text.tsx'
import { showPage } from './frame.tsx'

/** Legal entities and sole proprietors, with their heads. */
export function entitiesPage(site: Site, room: SandboxRoom): void {
  site.get('/entities', (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const { population } = room.state
    return showPage(c, room, {
      title: t('nav.entities'),
      width: 'wide',
      scripts: ['copy-text.js'],
      children: (
        <>
          <h1>{t('nav.entities')}</h1>
          <p>{t('entities.lead')}</p>
          <Table
            caption={t('nav.entities')}
            captionHidden
            columns={(['name', 'bin', 'head', 'region', 'since', 'status', 'contributions'] as const).map(
              (name) => ({
                name: t(`entities.${name}`),
              }),
            )}
            rows={population.entities().map(({ name, bin, headIin, region, registeredOn, status }) => {
              const head = population.find(headIin)
              return [
                <span lang="kk">{name}</span>,
                <CopiedText language={language} value={bin} />,
                head && (
                  <a class="ds-link" href={`/people/${headIin}`}>
                    {fullName(head)}
                  </a>
                ),
                regionByCode(region)?.[language] ?? region,
                writtenDate(language, registeredOn),
                t(`entity.${status}`),
                room.state.contributions.hasPaid(bin) && (
                  <a class="ds-link" href={`/entities/${bin}/contributions`}>
                    {t('entities.contributions')}
                    <span class="ds-sr-only">: {name}</span>
                  </a>
                ),
              ]
            })}
          />
        </>
      ),
    })
  })
}
