import { identifierKind } from '#kz'
import { closeLook, openLook } from '#modules/consents'
import { type OrderStory, type Payee, readOrderStory, readPayee } from '#modules/payments'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import { Alert, BackLink, Button, Form, Notice, SummaryList, Table, Timeline } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { notePaymentAct, paymentReaders } from './note-act.ts'
import { StateTag } from './state-tag.tsx'
import { Sum } from './sum.tsx'
import { texts } from './words.ts'

/** The story of one order; who is paid is shown on request alone, and the look is written down. */
export function orderPage(site: Site, doors: OfficeDoors): void {
  const path = '/payments/:id{[0-9a-f-]{36}}'
  site.get(path, async (c) => {
    const desk = await deskOf(c, doors, ...paymentReaders)
    return desk instanceof Response ? desk : showOrder(c, doors, desk, null)
  })
  site.post(`${path}/payee`, async (c) => {
    const desk = await deskOf(c, doors, ...paymentReaders)
    if (desk instanceof Response) return desk
    return showOrder(c, doors, desk, await seenPayee(c, doors, desk))
  })
}

async function seenPayee(c: SiteContext, doors: OfficeDoors, desk: Desk): Promise<Payee | 'erased'> {
  const { database, keyring, clock } = doors
  const order = await orderHere(c, doors)
  await notePaymentAct(c, doors, desk, 'payment-payee-seen', String(order.number))
  const payee = await readPayee(database, keyring, order.orderId)
  if (!payee) return 'erased'
  // A sole proprietor is a person, who may see that somebody looked.
  if (identifierKind(payee.idNumber) === 'iin') {
    const look = await openLook(database, keyring, clock, {
      ...{ iin: payee.idNumber, by: 'staff', asker: 'office', purpose: 'payment-review' },
      ...{ source: 'payment-order', attributes: ['bank-account'] },
    })
    await closeLook(database, look, 'found')
  }
  return payee
}

async function orderHere(c: SiteContext, { database }: OfficeDoors): Promise<OrderStory> {
  const order = await readOrderStory(database, c.req.param('id') ?? '')
  if (!order) throw new WebError('not-found')
  return order
}

async function showOrder(c: SiteContext, doors: OfficeDoors, desk: Desk, payee: Payee | 'erased' | null) {
  const language = languageOf(c)
  const t = texts(language)
  const order = await orderHere(c, doors)
  return showPage(c, doors, {
    title: t('order.title', { number: String(order.number) }),
    width: 'wide',
    desk,
    children: (
      <>
        <BackLink language={language} href="/payments">
          {t('orders.title')}
        </BackLink>
        <header class="desk-head">
          <h1>{t('order.title', { number: String(order.number) })}</h1>
          <div class="desk-head-end">
            <StateTag language={language} state={order.state} />
          </div>
        </header>
        {order.state === 'unknown' && <Alert kind="warning" title={t('order.unknown')} />}
        <div class="desk-ticket">
          <div class="desk-facts">
            <Facts language={language} order={order} />
            <Lines language={language} order={order} />
            <Ledger language={language} order={order} />
          </div>
          <div class="desk-facts">
            <PayeePart language={language} order={order} payee={payee} />
            <h2>{t('order.story')}</h2>
            <Timeline moments={order.steps.map((step) => momentOf(language, step))} />
          </div>
        </div>
      </>
    ),
  })
}

type Part = { readonly language: Language; readonly order: OrderStory }

function Facts({ language, order }: Part) {
  const t = texts(language)
  return (
    <SummaryList
      language={language}
      rows={[
        { name: t('column.sum'), value: <Sum tiyn={order.amount} /> },
        { name: t('column.purpose'), value: order.purpose },
        { name: t('order.key'), value: <code>{order.orderKey}</code> },
        { name: t('order.application'), value: <code>{order.applicationId}</code> },
      ]}
    />
  )
}

function Lines({ language, order }: Part) {
  const t = texts(language)
  return (
    <Table
      caption={t('lines.title')}
      columns={[
        { name: t('column.knp') },
        { name: t('column.reference') },
        { name: t('column.sum'), numeric: true },
      ]}
      rows={order.lines.map(({ knp, reference, amount }) => [
        <span class="number">{knp}</span>,
        reference,
        <Sum tiyn={amount} />,
      ])}
    />
  )
}

function Ledger({ language, order }: Part) {
  const t = texts(language)
  return (
    <Table
      caption={t('ledger.title')}
      columns={[
        { name: t('column.day') },
        { name: t('column.entry') },
        { name: t('column.account') },
        { name: t('column.debit'), numeric: true },
        { name: t('column.credit'), numeric: true },
      ]}
      rows={order.entries.flatMap(({ day, kind, postings }) =>
        postings.map(({ account, amount }) => [
          writtenDay(language, day),
          t(`entry.${kind}`),
          t(`account.${account}`),
          amount > 0n ? <Sum tiyn={amount} /> : '',
          amount < 0n ? <Sum tiyn={-amount} /> : '',
        ]),
      )}
    />
  )
}

function PayeePart({ language, order, payee }: Part & { readonly payee: Payee | 'erased' | null }) {
  const t = texts(language)
  if (payee === 'erased') return <Notice>{t('payee.erased')}</Notice>
  if (payee === null)
    return (
      <section aria-labelledby="payee">
        <h2 id="payee">{t('payee.title')}</h2>
        <p>{t('payee.hidden')}</p>
        <Form action={`/payments/${order.orderId}/payee`} idempotencyKey={formKey()}>
          <Button look="secondary" icon="eye">
            {t('payee.show')}
          </Button>
        </Form>
      </section>
    )
  const rows = ['name', 'idNumber', 'iic', 'bic', 'kbe'] as const
  return (
    <section aria-labelledby="payee">
      <h2 id="payee">{t('payee.title')}</h2>
      <SummaryList
        language={language}
        rows={rows.map((name) => ({ name: t(`payee.${name}`), value: payee[name] }))}
      />
      <Notice icon="eye">{t('payee.seen')}</Notice>
    </section>
  )
}

function momentOf(language: Language, { at, state, cause, reason }: OrderStory['steps'][number]) {
  const t = texts(language)
  const icons = { unknown: 'warning', returned: 'error' } as const
  return {
    title: t(`state.${state}`),
    at: { iso: at.toISOString(), text: writtenMoment(language, at) },
    icon: state === 'unknown' || state === 'returned' ? icons[state] : ('check' as const),
    text: [t(`cause.${cause}`), reason && t(`reason.${reason}`)].filter(Boolean).join('. '),
  }
}
