import { recordOperation } from '#modules/audit'
import {
  type ChannelName,
  type Channels,
  channelNames,
  chooseChannels,
  confirmEmailAddress,
  deliverEmail,
  type EmailAddress,
  emailAddressIn,
  isLegalKind,
  type MessageKind,
  messageKinds,
  proposeEmailAddress,
  readChannels,
  readEmailAddress,
  removeEmailAddress,
} from '#modules/notifications'
import { systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  CodeField,
  ErrorSummary,
  Form,
  Notice,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readChoices, readForm, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'
import { originOf, readerOrSignIn, showRoom } from './account-frame.tsx'

const path = '/account/channels'
const done = ['saved', 'confirmed', 'removed'] as const
type Trouble = { readonly field: 'email' | 'code'; readonly words: string; readonly typed: string }

/** How we write to the reader: the inbox always, SMS, letters and notifications as they choose, per kind of message. */
export function channelsPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get(path, async (c) => {
    const reader = await readerOrSignIn(c, account)
    return reader instanceof Response ? reader : showChannels(c, doors, reader)
  })
  site.post(path, async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const chosen = await Promise.all(
      messageKinds.map(async (kind) => [kind, await readChoices(c, kind)] as const),
    )
    await transaction(doors.database, async (trx) => {
      for (const [kind, names] of chosen) await chooseChannels(trx, reader.personId, kind, channelsIn(names))
      const line = {
        personId: reader.personId,
        by: 'self',
        operation: 'channels-changed',
        result: 'done',
      } as const
      await recordOperation(trx, doors.clock, { ...line, ...originOf(c) })
    })
    return c.redirect(`${path}?done=saved`, 303)
  })
  emailMoves(site, doors, account)
}

function emailMoves(site: Site, doors: PortalDoors, account: Account): void {
  const room = { ...doors, random: systemRandom }
  site.post(`${path}/email`, async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { email: typed = '' } = await readForm(c)
    const language = languageOf(c)
    const refuse = (words: string) => showChannels(c, doors, reader, { field: 'email', words, typed })
    const address = emailAddressIn(typed)
    if (!address) return refuse(texts(language)('channels.email.wrong'))
    if (!(await doors.limits.take('address-letters-per-account', reader.personId)).allowed)
      return refuse(texts(language)('channels.email.too-often'))
    const id = await proposeEmailAddress(room, reader.personId, address, language)
    const { mail } = doors.carriers
    if (mail) await deliverEmail(doors.database, doors.keyring, doors.clock, mail, id)
    return c.redirect(`${path}#email-part`, 303)
  })
  site.post(`${path}/email/code`, async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { code: typed = '' } = await readForm(c)
    const answer = await confirmEmailAddress(room, reader.personId, typed)
    if (answer === 'confirmed') return c.redirect(`${path}?done=confirmed`, 303)
    return showChannels(c, doors, reader, {
      ...{ field: answer === 'over' ? 'email' : 'code', typed: answer === 'over' ? '' : typed },
      words: texts(languageOf(c))(`channels.code.${answer}`),
    })
  })
  site.post(`${path}/email/remove`, async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    await removeEmailAddress(doors.database, reader.personId)
    return c.redirect(`${path}?done=removed`, 303)
  })
}

async function showChannels(c: SiteContext, doors: PortalDoors, reader: Reader, trouble?: Trouble) {
  const language = languageOf(c)
  const t = texts(language)
  const choices = await readChannels(doors.database, reader.personId)
  const email = await readEmailAddress(doors, reader.personId)
  const changed = done.find((one) => one === c.req.query('done'))
  if (trouble) c.status(422)
  return showRoom(c, doors, reader, {
    room: 'inbox',
    title: t('channels.title'),
    hasProblems: trouble !== undefined,
    children: (
      <>
        <BackLink language={language} href="/account/inbox">
          {t('account.inbox')}
        </BackLink>
        <h1>{t('channels.title')}</h1>
        {trouble && (
          <ErrorSummary language={language} problems={[{ field: trouble.field, message: trouble.words }]} />
        )}
        {changed && !trouble && <Alert kind="success" live title={t(`channels.${changed}`)} />}
        <p class="lead">{t('channels.lead')}</p>
        <p>
          <a class="ds-link" href={articleAddress('how-we-write')}>
            {t('channels.help')}
          </a>
        </p>
        <Form action={path} idempotencyKey={formKey()}>
          {messageKinds.map((kind) => (
            <KindChoices language={language} kind={kind} chosen={choices[kind]} />
          ))}
          <Button>{t('channels.save')}</Button>
        </Form>
        <EmailPart language={language} email={email} trouble={trouble} />
        <section class="section" aria-labelledby="push-part">
          <h2 id="push-part">{t('channel.push')}</h2>
          <p>{t('channels.push.text')}</p>
          <ButtonLink href="/account/devices#push" look="secondary" icon="devices">
            {t('channels.push.devices')}
          </ButtonLink>
        </section>
      </>
    ),
  })
}

type KindProps = { readonly language: Language; readonly kind: MessageKind; readonly chosen: Channels }

function KindChoices({ language, kind, chosen }: KindProps) {
  const t = texts(language)
  return (
    <CheckboxGroup
      name={kind}
      label={t(`channels.kind.${kind}`)}
      hint={isLegalKind(kind) ? t('channels.legal') : t('channels.free')}
      values={channelNames.filter((name) => chosen[name])}
      choices={channelNames.map((name: ChannelName) => ({ value: name, label: t(`channel.${name}`) }))}
    />
  )
}

type EmailProps = {
  readonly language: Language
  readonly email: EmailAddress
  readonly trouble: Trouble | undefined
}

function EmailPart({ language, email: { confirmed, waiting }, trouble }: EmailProps) {
  const t = texts(language)
  const errorOf = (field: Trouble['field']) => (trouble?.field === field ? trouble.words : undefined)
  const typedIn = (field: Trouble['field']) => (trouble?.field === field ? trouble.typed : undefined)
  return (
    <section class="section" aria-labelledby="email-part">
      <h2 id="email-part">{t('channel.email')}</h2>
      {confirmed && <p>{t('channels.email.confirmed', { address: confirmed })}</p>}
      {waiting && (
        <Form action={`${path}/email/code`} idempotencyKey={formKey()}>
          <Notice icon="message">{t('channels.email.waiting', { address: waiting })}</Notice>
          <CodeField
            name="code"
            label={t('channels.code')}
            hint={t('channels.code.hint')}
            value={typedIn('code')}
            error={errorOf('code')}
          />
          <Button>{t('channels.code.confirm')}</Button>
        </Form>
      )}
      <Form action={`${path}/email`} idempotencyKey={formKey()}>
        <TextField
          name="email"
          label={t(confirmed ? 'channels.email.other' : 'channels.email.own')}
          hint={t('channels.email.hint')}
          type="email"
          autocomplete="email"
          value={typedIn('email')}
          error={errorOf('email')}
        />
        <Button look="secondary">{t('channels.email.send')}</Button>
      </Form>
      {confirmed && (
        <Form action={`${path}/email/remove`} idempotencyKey={formKey()}>
          <ButtonRow>
            <Button look="quiet" icon="trash">
              {t('channels.email.remove')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </section>
  )
}

function channelsIn(names: readonly string[]): Channels {
  return { sms: names.includes('sms'), email: names.includes('email'), push: names.includes('push') }
}
