import { institutions } from '#kz'
import {
  type Carriers,
  connectMailGateway,
  connectPushServices,
  connectSmsGateway,
  connectSmtp,
} from '#modules/notifications'
import { connectBank, type PayingBank } from '#modules/payments'
import type { Config } from '#platform/config'
import type { Keyring } from '#platform/crypto'

/** The bank that pays, or `null` where none is set. */
export function openBank({ bank }: Config): PayingBank | null {
  const corporation = institutions.find(({ id }) => id === 'state-corporation')
  const iic = bank?.account ?? corporation?.accounts['pension-contributions']
  return bank && iic ? connectBank({ url: bank.url, token: bank.token, iic }) : null
}

/** Whoever carries messages out of the house: the operator's SMS gateway, a mail server, the browsers' push services. */
export function openCarriers(config: Config, keyring: Keyring): Carriers {
  const { mail, origins } = config
  return {
    sms: connectSmsGateway({ url: config.smsUrl, token: config.smsToken }),
    mail: mail && (mail.kind === 'smtp' ? connectSmtp(mail.url, mail.from) : connectMailGateway(mail)),
    push: connectPushServices(keyring, { contact: mail ? `mailto:${mail.from}` : origins.portal }),
  }
}
