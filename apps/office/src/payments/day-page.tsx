import { isDay } from '#kz'
import {
  type ComparedLine,
  type MissingMovement,
  type ReconciledDay,
  readReconciliation,
  reconcileDay,
} from '#modules/payments'
import { systemRandom } from '#platform/crypto'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import { Alert, BackLink, Button, ButtonRow, EmptyState, Form, Table, Tag } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { notePaymentAct, paymentReaders } from './note-act.ts'
import { Sum } from './sum.tsx'
import { texts } from './words.ts'

/** One day of the ledger beside the bank's statement, what differs on top. */
export function dayPage(site: Site, doors: OfficeDoors): void {
  const path = '/payments/days/:day{[0-9]{4}-[0-9]{2}-[0-9]{2}}'
  site.get(path, async (c) => {
    const desk = await deskOf(c, doors, ...paymentReaders)
    return desk instanceof Response ? desk : showDay(c, doors, desk)
  })
  site.post(path, async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const day = dayHere(c)
    const compared =
      doors.bank && (await reconcileDay({ ...doors, bank: doors.bank, random: systemRandom }, day))
    if (compared) await notePaymentAct(c, doors, desk, 'payments-compared', day)
    return c.redirect(`/payments/days/${day}?${compared ? 'compared' : 'no-statement'}`, 303)
  })
}

function dayHere(c: SiteContext): string {
  const day = c.req.param('day') ?? ''
  if (!isDay(day)) throw new WebError('not-found')
  return day
}

async function showDay(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const day = dayHere(c)
  const compared = await readReconciliation(doors.database, day)
  return showPage(c, doors, {
    title: t('day.title', { day: writtenDay(language, day) }),
    width: 'wide',
    desk,
    children: (
      <>
        <BackLink language={language} href="/payments/days">
          {t('days.title')}
        </BackLink>
        <h1>{t('day.title', { day: writtenDay(language, day) })}</h1>
        {c.req.query('no-statement') !== undefined && (
          <Alert kind="warning" live title={t('day.no-statement')} />
        )}
        {c.req.query('compared') !== undefined && <Alert kind="success" live title={t('day.compared')} />}
        {compared ? (
          <Compared language={language} compared={compared} />
        ) : (
          <EmptyState icon="calendar" title={t('day.none')}>
            <p>{t('day.none.text')}</p>
          </EmptyState>
        )}
        <ButtonRow>
          {holds(desk.member, 'administrator') && (
            <Form action={`/payments/days/${day}`} idempotencyKey={formKey()}>
              <Button look="secondary" icon="refresh">
                {t('day.compare')}
              </Button>
            </Form>
          )}
        </ButtonRow>
        {compared && <p class="hint">{t('day.print')}</p>}
      </>
    ),
  })
}

type Props = { readonly language: Language; readonly compared: ReconciledDay }

function Compared({ language, compared }: Props) {
  const t = texts(language)
  const { missing, extra, duplicates, at, statementAmount, ledgerAmount } = compared
  const differs = missing + extra + duplicates > 0
  return (
    <>
      <Alert kind={differs ? 'danger' : 'success'} title={t(differs ? 'day.differs' : 'day.agrees')}>
        <p>{t('day.counts', { matched: compared.matched, missing, extra, duplicates })}</p>
      </Alert>
      <p>
        {t('day.at', { at: writtenMoment(language, at) })} {t('column.statement')}:{' '}
        <Sum tiyn={statementAmount} />. {t('column.ledger')}: <Sum tiyn={ledgerAmount} />.
      </p>
      <Table
        caption={t('day.lines')}
        columns={[
          { name: t('column.found') },
          { name: t('column.at') },
          { name: t('column.number') },
          { name: t('column.line') },
          { name: t('column.sum'), numeric: true },
        ]}
        rows={[
          ...compared.missingMovements.map((movement) => missingRow(language, movement)),
          ...compared.lines.map((line) => lineRow(language, line)),
        ]}
      />
    </>
  )
}

function missingRow(language: Language, { orderId, number, amount }: MissingMovement) {
  const t = texts(language)
  return [
    <Tag colour="danger" icon="error">
      {t('found.missing')}
    </Tag>,
    '—',
    <OrderLink language={language} orderId={orderId} number={number} />,
    '—',
    <Sum tiyn={amount} />,
  ]
}

function lineRow(language: Language, { found, at, orderId, number, lineId, amount }: ComparedLine) {
  const t = texts(language)
  return [
    found === 'matched' ? (
      <Tag colour="success">{t('found.matched')}</Tag>
    ) : (
      <Tag colour="danger" icon="error">
        {t(`found.${found}`)}
      </Tag>
    ),
    <time datetime={at.toISOString()}>{writtenMoment(language, at)}</time>,
    orderId && number !== null ? (
      <OrderLink language={language} orderId={orderId} number={number} />
    ) : (
      t('day.no-order')
    ),
    <code>{lineId}</code>,
    <Sum tiyn={amount} />,
  ]
}

type LinkProps = { readonly language: Language; readonly orderId: string; readonly number: number }

function OrderLink({ language, orderId, number }: LinkProps) {
  return (
    <a class="ds-link number" href={`/payments/${orderId}`}>
      {texts(language)('order.number', { number: String(number) })}
    </a>
  )
}
