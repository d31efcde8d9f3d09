import { checkPhone, writtenPhone } from '#kz'
import type { Language } from '#platform/texts'
import { BackLink, ButtonLink, ButtonRow, MessageBubble, PhoneFrame } from '#platform/ui'
import { languageOf, type Site, WebError } from '#platform/web'
import type { ShownPush } from '../push/push-service.ts'
import type { SandboxRoom } from '../sandbox-room.ts'
import { fullName } from '../state/find-people.ts'
import type { SmsMessage } from '../state/gateway.ts'
import { texts } from '../words.ts'
import { writtenDay, writtenHour } from '../written-time.ts'
import { CopiedText } from './copied-text.tsx'
import { showPage } from './frame.tsx'

const refreshSeconds = 5

/** A phone and its SMS, newest on top. With script they appear by themselves; without, on request or every five seconds. */
export function phonePage(site: Site, room: SandboxRoom): void {
  site.get('/phones/:phone', (c) => {
    const { valid, fields } = checkPhone(c.req.param('phone'))
    if (!valid) throw new WebError('not-found')
    const { phone } = fields
    const language = languageOf(c)
    const t = texts(language)
    const { sms, clock, population } = room.state
    const carrier = population.whoCarries(phone)
    const refreshes = c.req.query('refresh') !== undefined
    if (refreshes) c.header('refresh', String(refreshSeconds))
    return showPage(c, room, {
      title: writtenPhone(phone),
      width: 'question',
      scripts: ['copy-text.js', 'live-phone.js'],
      children: (
        <>
          <BackLink language={language} href="/phones">
            {t('nav.phones')}
          </BackLink>
          <h1>{writtenPhone(phone)}</h1>
          <p>
            {carrier ? (
              <a class="ds-link" href={`/people/${carrier.iin}`}>
                {fullName(carrier)}
              </a>
            ) : (
              t('phones.nobody')
            )}
          </p>
          <PhoneFrame
            label={t('phone.label', { phone: writtenPhone(phone) })}
            time={writtenHour(clock.now())}
          >
            <live-phone data-stream={`/api/phones/${phone}/stream`} aria-live="polite">
              <Messages messages={sms.inbox(phone)} language={language} />
            </live-phone>
            <Pushes pushes={room.state.push.shownOn(phone)} language={language} />
          </PhoneFrame>
          <ButtonRow>
            <ButtonLink href={`/phones/${phone}`} look="secondary" icon="refresh">
              {t('phone.refresh')}
            </ButtonLink>
            <ButtonLink href={`/egov-mobile?phone=${encodeURIComponent(phone)}`} look="secondary" icon="qr">
              {t('phone.egov-mobile')}
            </ButtonLink>
            <ButtonLink href={refreshes ? `/phones/${phone}` : `/phones/${phone}?refresh`} look="quiet">
              {t(refreshes ? 'phone.refresh.stop' : 'phone.refresh.always')}
            </ButtonLink>
          </ButtonRow>
        </>
      ),
    })
  })
}

type MessagesProps = { readonly messages: readonly SmsMessage[]; readonly language: Language }

function Messages({ messages, language }: MessagesProps) {
  const t = texts(language)
  if (messages.length === 0) return <p>{t('phone.empty')}</p>
  return (
    <>
      {messages.map(({ text, at }) => {
        const code = codeIn(text)
        const moment = new Date(at)
        return (
          <MessageBubble from="Senim" at={`${writtenDay(language, moment)}, ${writtenHour(moment)}`}>
            {text}
            {code && (
              <>
                <br />
                <CopiedText language={language} value={code} />
              </>
            )}
          </MessageBubble>
        )
      })}
    </>
  )
}

type PushesProps = { readonly pushes: readonly ShownPush[]; readonly language: Language }

/** Notifications of a pretend browser on this phone. */
function Pushes({ pushes, language }: PushesProps) {
  return (
    <>
      {pushes.map(({ title, body, at }) => (
        <MessageBubble
          from={`${title} · ${texts(language)('phone.push')}`}
          at={`${writtenDay(language, new Date(at))}, ${writtenHour(new Date(at))}`}
        >
          {body}
        </MessageBubble>
      ))}
    </>
  )
}

/** The six digits of a one-time code, also when they are written in two threes. */
export function codeIn(text: string): string | null {
  const found = /(?<![\d+])(\d{3})[\s\u00a0-]?(\d{3})(?!\d)/.exec(text)
  return found ? `${found[1]}${found[2]}` : null
}
