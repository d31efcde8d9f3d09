import { institutions } from '#kz'
import {
  type Carriers,
  connectHttpSms,
  connectMailGateway,
  connectPushServices,
  connectSmpp,
  connectSmtp,
  joinSmsProviders,
  type SmsGateway,
  takeReceipt,
} from '#modules/notifications'
import { connectBank, type PayingBank } from '#modules/payments'
import type { Clock } from '#platform/clock'
import type { Config, SmsSettings } from '#platform/config'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'

/** The bank that pays, or `null` where none is set. */
export function openBank({ bank }: Config): PayingBank | null {
  const corporation = institutions.find(({ id }) => id === 'state-corporation')
  const iic = bank?.account ?? corporation?.accounts['pension-contributions']
  return bank && iic ? connectBank({ url: bank.url, token: bank.token, iic }) : null
}

export type CarrierRoom = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
}

/** Whoever carries messages out of the house: the SMS operators, a mail server, the browsers' push services. */
export function openCarriers(config: Config, room: CarrierRoom): Carriers {
  const { mail, origins } = config
  return {
    sms: joinSmsOperators(config.sms, room),
    mail: mail && (mail.kind === 'smtp' ? connectSmtp(mail.url, mail.from) : connectMailGateway(mail)),
    push: connectPushServices(room.keyring, { contact: mail ? `mailto:${mail.from}` : origins.portal }),
  }
}

function joinSmsOperators(operators: readonly SmsSettings[], room: CarrierRoom): SmsGateway {
  return joinSmsProviders(
    operators.map((operator) =>
      operator.kind === 'gateway'
        ? connectHttpSms(operator.name, operator)
        : connectSmpp(operator.name, operator, (name, receipt) =>
            takeReceipt(room.database, room.keyring, room.clock, name, receipt),
          ),
    ),
  )
}
