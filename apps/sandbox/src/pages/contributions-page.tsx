import { writtenMoney } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { Button, ButtonLink, EmptyState, Form, Pagination, Table, TextField } from '#platform/ui'
import { languageOf, type Site, WebError } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import type { Contribution } from '../state/contributions.ts'
import { texts } from '../words.ts'
import { writtenDate } from '../written-time.ts'
import { showPage } from './frame.tsx'

const rowsAPage = 50
const columns = ['employee', 'iin', 'period', 'knp', 'amount', 'paid-on', 'reference'] as const

/** What one payer has paid for its employees, as the registry of contributions tells it. */
export function contributionsPage(site: Site, room: SandboxRoom): void {
  site.get('/entities/:bin/contributions', (c) => {
    const entity = room.state.population.findEntity(c.req.param('bin'))
    if (!entity) throw new WebError('not-found')
    const language = languageOf(c)
    const t = texts(language)
    const search = (c.req.query('q') ?? '').slice(0, 100)
    const asked = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)
    const find = (page: number) =>
      room.state.contributions.find({
        payer: entity.bin,
        search,
        offset: (page - 1) * rowsAPage,
        limit: rowsAPage,
      })
    const { total } = find(1)
    const pages = Math.max(1, Math.ceil(total / rowsAPage))
    const page = Math.min(asked, pages)
    const address = `/entities/${entity.bin}/contributions`
    return showPage(c, room, {
      title: t('contributions.title'),
      width: 'wide',
      children: (
        <>
          <h1>{t('contributions.title')}</h1>
          <p>{t('contributions.lead', { name: entity.name })}</p>
          <Form action={address} method="get">
            <TextField
              name="q"
              label={t('contributions.search')}
              hint={t('contributions.search.hint')}
              value={search}
            />
            <Button icon="search">{t('contributions.show')}</Button>
          </Form>
          <p role="status">{t('contributions.found', { count: total })}</p>
          {total === 0 ? (
            <EmptyState
              icon="search"
              title={t('contributions.none')}
              action={<ButtonLink href="/entities">{t('nav.entities')}</ButtonLink>}
            >
              <p>{t('contributions.none.text')}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={t('contributions.title')}
                captionHidden
                columns={columns.map((name) => ({
                  name: t(`contributions.${name}`),
                  numeric: name === 'amount',
                }))}
                rows={find(page).rows.map((row) => cellsOf(row, language))}
              />
              <Pagination
                language={language}
                current={page}
                total={pages}
                hrefOf={(number) => `${address}?${new URLSearchParams({ q: search, page: String(number) })}`}
              />
            </>
          )}
        </>
      ),
    })
  })
}

function cellsOf(row: Contribution, language: Language) {
  const { surname, name, patronymic, employeeIin, period, knp, amount, paidOn, reference } = row
  return [
    <span lang="kk">{[surname, name, patronymic].filter(Boolean).join(' ')}</span>,
    <code>{employeeIin}</code>,
    period,
    knp,
    writtenMoney(BigInt(amount)),
    writtenDate(language, paidOn),
    reference,
  ]
}
