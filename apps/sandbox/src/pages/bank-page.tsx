import { writtenMoney } from '#modules/service-kit'
import { type Language, writtenMoment } from '#platform/texts'
import { Alert, Button, Card, CardGrid, EmptyState, Form, Select, Table, Tag } from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import type { Bank } from '../state/bank.ts'
import type { BankOrder } from '../state/bank-books.ts'
import {
  type BankTroubles,
  callBackTroubles,
  callTroubles,
  noTroubles,
  outcomes,
  statementTroubles,
} from '../state/bank-troubles.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'

const shownOrders = 200

const choices = {
  calls: callTroubles,
  callBacks: callBackTroubles,
  outcome: outcomes,
  statement: statementTroubles,
} as const

type Dial = keyof typeof choices
const dials = ['calls', 'callBacks', 'outcome', 'statement'] as const

/** The bank: what may go wrong with it, its accounts, and every order it was given. */
export function bankPage(site: Site, room: SandboxRoom): void {
  const { bank } = room.state
  site.get('/bank', (c) => showBank(c, room))
  site.post('/bank/troubles', async (c) => {
    const form = await readForm(c)
    bank.setTroubles(dials.reduce((all, dial) => withDial(all, dial, form[dial]), bank.troubles()))
    return c.redirect('/bank?saved', 303)
  })
  site.post('/bank/troubles/reset', (c) => {
    bank.setTroubles(noTroubles)
    return c.redirect('/bank?saved', 303)
  })
}

/** What is not on the dial leaves it as it stands. */
function withDial(all: BankTroubles, dial: Dial, wanted: string | undefined): BankTroubles {
  const known: readonly string[] = choices[dial]
  return wanted !== undefined && known.includes(wanted) ? { ...all, [dial]: wanted } : all
}

function showBank(c: SiteContext, room: SandboxRoom) {
  const language = languageOf(c)
  const t = texts(language)
  const { bank } = room.state
  return showPage(c, room, {
    title: t('nav.bank'),
    width: 'wide',
    children: (
      <>
        <h1>{t('nav.bank')}</h1>
        <p>{t('bank.lead')}</p>
        {c.req.query('saved') !== undefined && (
          <Alert kind="success" live>
            {t('switches.saved')}
          </Alert>
        )}
        <Troubles language={language} troubles={bank.troubles()} />
        <Orders language={language} orders={bank.orders()} />
        <Accounts language={language} accounts={bank.accounts()} />
      </>
    ),
  })
}

type TroublesProps = { readonly language: Language; readonly troubles: BankTroubles }

function Troubles({ language, troubles }: TroublesProps) {
  const t = texts(language)
  const label = (dial: Dial, value: string) => {
    const key = value === 'ok' ? 'bank.ok' : (`bank.${dial}.${value}` as Parameters<typeof t>[0])
    return t(key)
  }
  return (
    <Card title={t('bank.troubles')} tinted={dials.some((dial) => troubles[dial] !== noTroubles[dial])}>
      <Form action="/bank/troubles">
        <CardGrid narrow>
          {dials.map((dial) => (
            <Select
              name={dial}
              label={t(`bank.${dial}`)}
              value={troubles[dial]}
              options={choices[dial].map((value) => ({ value, label: label(dial, value) }))}
            />
          ))}
        </CardGrid>
        <Button>{t('switch.save')}</Button>
      </Form>
      <Form action="/bank/troubles/reset">
        <Button look="secondary" icon="refresh">
          {t('switches.reset')}
        </Button>
      </Form>
    </Card>
  )
}

type OrdersProps = { readonly language: Language; readonly orders: readonly BankOrder[] }

function Orders({ language, orders }: OrdersProps) {
  const t = texts(language)
  if (orders.length === 0) return <EmptyState icon="wallet" title={t('bank.none')} />
  const columns = ['number', 'at', 'payee', 'account', 'sum', 'state'] as const
  return (
    <Table
      caption={t('bank.orders')}
      columns={columns.map((name) => ({ name: t(`bank.column.${name}`), numeric: name === 'sum' }))}
      rows={orders
        .slice(0, shownOrders)
        .map((order) => [
          String(order.number),
          <time datetime={order.at}>{writtenMoment(language, new Date(order.at))}</time>,
          <span lang="kk">{order.payee.name}</span>,
          <code>{order.payee.iic}</code>,
          `${writtenMoney(BigInt(order.amount))}\u00a0₸`,
          <StateOf language={language} order={order} />,
        ])}
    />
  )
}

const colours = { accepted: 'info', paid: 'success', returned: 'danger' } as const

function StateOf({ language, order }: { readonly language: Language; readonly order: BankOrder }) {
  return <Tag colour={colours[order.state]}>{texts(language)(`bank.state.${order.state}`)}</Tag>
}

type AccountsProps = { readonly language: Language; readonly accounts: ReturnType<Bank['accounts']> }

function Accounts({ language, accounts }: AccountsProps) {
  const t = texts(language)
  return (
    <Table
      caption={t('bank.accounts')}
      columns={[
        { name: t('bank.column.account') },
        { name: t('bank.column.owner') },
        { name: t('bank.column.balance'), numeric: true },
      ]}
      rows={accounts.map(({ iic, name, balance }) => [
        <code>{iic}</code>,
        <span lang="kk">{name}</span>,
        `${writtenMoney(balance)}\u00a0₸`,
      ])}
    />
  )
}
