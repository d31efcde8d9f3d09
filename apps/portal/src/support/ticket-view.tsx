import { regionByCode, writtenPhone } from '#kz'
import { mostWords, type Reply, type Ticket, type TicketState, writtenTicketNumber } from '#modules/support'
import { type Language, writtenMoment } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  Confirmation,
  Details,
  ErrorSummary,
  Form,
  type Problem,
  problemOf,
  SummaryList,
  type SummaryRow,
  Tag,
  type TagColour,
  TextField,
} from '#platform/ui'
import { formKey } from '#platform/web'
import { texts } from './words.ts'

export type TicketPage = {
  readonly language: Language
  readonly ticket: Ticket
  /** Address of the ticket; its forms are below it. */
  readonly address: string
  /** It was sent a moment ago. */
  readonly justSent: boolean
  readonly typed: string
  readonly problems: readonly Problem[]
  /** Working hours, in words. */
  readonly hours: string
  /** Whoever is not signed in must keep the address. */
  readonly keepAddress: boolean
}

/** A ticket for its writer: what was sent, what was answered, and the way to write again or close it. */
export function TicketView(page: TicketPage) {
  const { language, ticket, justSent, problems } = page
  const t = texts(language)
  const number = writtenTicketNumber(ticket.number)
  return (
    <>
      <ErrorSummary language={language} problems={problems} />
      {justSent ? (
        <Confirmation title={t('sent.title')} reference={{ label: t('sent.number'), value: number }}>
          <p>{t('sent.when', { until: writtenMoment(language, ticket.dueAt) })}</p>
        </Confirmation>
      ) : (
        <>
          <h1>{t('ticket.title', { number })}</h1>
          <p>
            <StateTag language={language} state={ticket.state} />
          </p>
        </>
      )}
      {(ticket.state === 'new' || ticket.state === 'open') && <WhatNext {...page} />}
      <section class="section" aria-labelledby="letters">
        <h2 id="letters">{t('ticket.letters')}</h2>
        <Letter language={language} by="person" words={ticket.facts.words} at={ticket.createdAt} />
        {ticket.replies.map((reply) => (
          <Letter language={language} {...reply} />
        ))}
      </section>
      {ticket.state === 'closed' ? <ClosedNote language={language} /> : <WriteAgain {...page} />}
      <Details summary={t('ticket.sent-with')}>
        <SummaryList language={language} rows={factRows(language, ticket)} />
      </Details>
    </>
  )
}

function WhatNext({ language, ticket, hours, keepAddress, justSent }: TicketPage) {
  const t = texts(language)
  const { phone, email } = ticket.facts
  const toVisitor = email && phone ? 'both' : email ? 'email' : 'phone'
  return (
    <section class="section" aria-labelledby="next">
      <h2 id="next">{t('sent.next')}</h2>
      <ul class="ds-list">
        {!justSent && <li>{t('sent.when', { until: writtenMoment(language, ticket.dueAt) })}</li>}
        <li>{t('sent.hours', { hours })}</li>
        <li>
          {t(keepAddress ? `sent.how.${toVisitor}` : email ? 'sent.how.account-email' : 'sent.how.account')}
        </li>
        {keepAddress && <li>{t('sent.keep')}</li>}
      </ul>
    </section>
  )
}

const colours: Readonly<Record<TicketState, TagColour>> = {
  new: 'info',
  open: 'info',
  answered: 'success',
  closed: 'neutral',
}

export function StateTag({ language, state }: { readonly language: Language; readonly state: TicketState }) {
  return <Tag colour={colours[state]}>{texts(language)(`state.${state}`)}</Tag>
}

type LetterProps = Pick<Reply, 'by' | 'words' | 'at'> & { readonly language: Language }

function Letter({ language, by, words, at }: LetterProps) {
  const t = texts(language)
  return (
    <Card titleLevel={3} tinted={by === 'officer'} title={t(`ticket.by.${by}`)}>
      <p class="hint">{writtenMoment(language, at)}</p>
      {words.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </Card>
  )
}

function WriteAgain({ language, address, ticket, typed, problems }: TicketPage) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="again">
      <h2 id="again">{t(ticket.state === 'answered' ? 'again.title' : 'again.title.waiting')}</h2>
      <Form action={`${address}/reply`} idempotencyKey={formKey()}>
        <count-letters data-most={mostWords} data-left={t('write.words.left')}>
          <TextField
            name="words"
            label={t('again.words')}
            lines={5}
            value={typed}
            error={problemOf(problems, 'words')}
          />
        </count-letters>
        <Button icon="message">{t('again.send')}</Button>
      </Form>
      <Form action={`${address}/close`} idempotencyKey={formKey()}>
        <Button look="quiet" icon="check">
          {t(ticket.state === 'answered' ? 'close.solved' : 'close.not-needed')}
        </Button>
      </Form>
    </section>
  )
}

function ClosedNote({ language }: { readonly language: Language }) {
  const t = texts(language)
  return (
    <Alert title={t('closed.title')}>
      <p>{t('closed.text')}</p>
      <ButtonLink look="secondary" href="/support/new">
        {t('closed.new')}
      </ButtonLink>
    </Alert>
  )
}

/** Everything a ticket says but its words, line by line. */
export function factRows(language: Language, { facts }: Pick<Ticket, 'facts'>): readonly SummaryRow[] {
  const t = texts(language)
  const region = facts.region ? regionByCode(facts.region) : undefined
  const values = {
    region: region?.[language],
    iin: facts.iin,
    phone: facts.phone && writtenPhone(facts.phone),
    email: facts.email,
    browser: facts.browser,
    device: facts.device,
    page: facts.page,
    error: facts.error,
    camera: facts.camera && t(`camera.${facts.camera}`),
  }
  const names = ['region', 'iin', 'phone', 'email', 'browser', 'device', 'page', 'error', 'camera'] as const
  return names.flatMap((name) => (values[name] ? [{ name: t(`fact.${name}`), value: values[name] }] : []))
}
