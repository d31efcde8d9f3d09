import { listReconciliations, type Reconciliation, readBalances } from '#modules/payments'
import { type Language, writtenDay } from '#platform/texts'
import { BackLink, EmptyState, Table, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import { deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { paymentReaders } from './note-act.ts'
import { Sum } from './sum.tsx'
import { texts } from './words.ts'

/** The days that were compared with the bank, and what stands on the accounts of the ledger. */
export function daysPage(site: Site, doors: OfficeDoors): void {
  site.get('/payments/days', async (c) => {
    const desk = await deskOf(c, doors, ...paymentReaders)
    if (desk instanceof Response) return desk
    const language = languageOf(c)
    const t = texts(language)
    const [days, balances] = await Promise.all([
      listReconciliations(doors.database),
      readBalances(doors.database),
    ])
    return showPage(c, doors, {
      title: t('days.title'),
      width: 'wide',
      desk,
      children: (
        <>
          <BackLink language={language} href="/payments">
            {t('orders.title')}
          </BackLink>
          <h1>{t('days.title')}</h1>
          <p>{t('days.lead')}</p>
          {days.length === 0 ? (
            <EmptyState icon="calendar" title={t('days.none')} />
          ) : (
            <DayTable language={language} days={days} />
          )}
          <Table
            caption={t('balances.title')}
            columns={[{ name: t('column.account') }, { name: t('column.balance'), numeric: true }]}
            rows={balances.map(({ account, amount }) => [t(`account.${account}`), <Sum tiyn={amount} />])}
          />
        </>
      ),
    })
  })
}

type Props = { readonly language: Language; readonly days: readonly Reconciliation[] }

function DayTable({ language, days }: Props) {
  const t = texts(language)
  const columns = ['day', 'matched', 'missing', 'extra', 'duplicates', 'statement', 'ledger'] as const
  const sums: readonly string[] = ['statement', 'ledger']
  return (
    <Table
      caption={t('days.title')}
      captionHidden
      columns={columns.map((name) => ({ name: t(`column.${name}`), numeric: sums.includes(name) }))}
      rows={days.map((day) => [
        <a class="ds-link" href={`/payments/days/${day.day}`}>
          {writtenDay(language, day.day)}
        </a>,
        String(day.matched),
        <Difference count={day.missing} />,
        <Difference count={day.extra} />,
        <Difference count={day.duplicates} />,
        <Sum tiyn={day.statementAmount} />,
        <Sum tiyn={day.ledgerAmount} />,
      ])}
    />
  )
}

function Difference({ count }: { readonly count: number }) {
  return count === 0 ? <span>0</span> : <Tag colour="danger">{String(count)}</Tag>
}
