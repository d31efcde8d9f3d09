import { countOrders, listOrders, type Order, type OrderFilter, orderStates } from '#modules/payments'
import { readMoney } from '#modules/service-kit'
import { type Language, writtenMoment } from '#platform/texts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Form,
  Pagination,
  Select,
  Table,
  TextField,
} from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { paymentReaders } from './note-act.ts'
import { StateTag } from './state-tag.tsx'
import { Sum } from './sum.tsx'
import { texts } from './words.ts'

const ordersAPage = 25

/** Every payment order, the newest first; nothing here names who is paid. */
export function ordersPage(site: Site, doors: OfficeDoors): void {
  site.get('/payments', async (c) => {
    const desk = await deskOf(c, doors, ...paymentReaders)
    return desk instanceof Response ? desk : showOrders(c, doors, desk)
  })
}

async function showOrders(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const page = Math.max(1, Math.min(100_000, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
  const place = { offset: (page - 1) * ordersAPage, limit: ordersAPage }
  const filter = filterOf(c)
  const [{ rows, total }, counts] = await Promise.all([
    filter ? listOrders(doors.database, doors.keyring, filter, place) : { rows: [], total: 0 },
    countOrders(doors.database),
  ])
  return showPage(c, doors, {
    title: t('orders.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('orders.title')}</h1>
        <Counts language={language} counts={counts} />
        <ButtonRow>
          <ButtonLink look="secondary" icon="calendar" href="/payments/days">
            {t('days.title')}
          </ButtonLink>
        </ButtonRow>
        <Filters c={c} language={language} />
        {rows.length === 0 ? (
          <EmptyState icon="wallet" title={t('orders.none')}>
            <p>{t('orders.none.text')}</p>
          </EmptyState>
        ) : (
          <OrderTable language={language} rows={rows} />
        )}
        <Pagination
          language={language}
          current={page}
          total={Math.ceil(total / ordersAPage)}
          hrefOf={(number) => pageAddress(c, number)}
        />
      </>
    ),
  })
}

/** `null`: what was typed cannot be a number or a sum, so no order fits. */
function filterOf(c: SiteContext): OrderFilter | null {
  const typed = (name: string) => (c.req.query(name) ?? '').replace(/\s/g, '')
  const state = orderStates.find((one) => one === c.req.query('state'))
  const [number, payee, sum] = [typed('number'), typed('payee'), typed('sum')]
  const read = sum === '' ? null : readMoney(sum)
  if ((number !== '' && !/^\d{1,15}$/.test(number)) || read?.valid === false) return null
  return {
    ...(state && { state }),
    ...(number && { number: Number(number) }),
    ...(payee && { payee }),
    ...(read && { amount: read.tiyn }),
  }
}

function pageAddress(c: SiteContext, page: number): string {
  const query = new URL(c.req.url).searchParams
  query.delete('lang')
  query.set('page', String(page))
  return `/payments?${query}`
}

type CountsProps = { readonly language: Language; readonly counts: Awaited<ReturnType<typeof countOrders>> }

function Counts({ language, counts }: CountsProps) {
  const t = texts(language)
  return (
    <ul class="desk-counts">
      {(['unknown', 'returned', 'accepted', 'paid'] as const).map((state) => (
        <li>
          <a
            href={`/payments?state=${state}`}
            data-late={state === 'unknown' && (counts[state] ?? 0) > 0 ? 'yes' : 'no'}
          >
            <strong>{counts[state] ?? 0}</strong> {t(`state.${state}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Filters({ c, language }: { readonly c: SiteContext; readonly language: Language }) {
  const t = texts(language)
  const field = (name: 'number' | 'payee' | 'sum') => (
    <TextField
      name={name}
      label={t(`filter.${name}`)}
      value={c.req.query(name)}
      autocomplete="off"
      spellcheck={false}
      inputmode={name === 'sum' ? 'decimal' : 'numeric'}
      maxlength={20}
    />
  )
  return (
    <Form method="get" action="/payments">
      <div class="desk-filters">
        {field('number')}
        {field('payee')}
        {field('sum')}
        <Select
          name="state"
          label={t('filter.state')}
          placeholder={t('filter.all')}
          value={c.req.query('state')}
          options={orderStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        />
        <Button look="secondary" icon="search">
          {t('filter.go')}
        </Button>
      </div>
    </Form>
  )
}

type TableProps = { readonly language: Language; readonly rows: readonly Order[] }

function OrderTable({ language, rows }: TableProps) {
  const t = texts(language)
  const columns = ['number', 'at', 'purpose', 'sum', 'state'] as const
  return (
    <Table
      caption={t('orders.title')}
      captionHidden
      columns={columns.map((name) => ({ name: t(`column.${name}`), numeric: name === 'sum' }))}
      rows={rows.map((order) => [
        <a class="ds-link number" href={`/payments/${order.orderId}`}>
          {t('order.number', { number: String(order.number) })}
        </a>,
        <time datetime={order.createdAt.toISOString()}>{writtenMoment(language, order.createdAt)}</time>,
        order.purpose,
        <Sum tiyn={order.amount} />,
        <StateTag language={language} state={order.state} />,
      ])}
    />
  )
}
