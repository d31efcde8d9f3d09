import {
  type Carriers,
  connectMailGateway,
  connectPushServices,
  connectSmsGateway,
  connectSmtp,
} from '#modules/notifications'
import type { Config } from '#platform/config'
import type { Keyring } from '#platform/crypto'

/** Whoever carries messages out of the house: the operator's SMS gateway, a mail server, the browsers' push services. */
export function openCarriers(config: Config, keyring: Keyring): Carriers {
  const { mail, origins } = config
  return {
    sms: connectSmsGateway({ url: config.smsUrl, token: config.smsToken }),
    mail: mail && (mail.kind === 'smtp' ? connectSmtp(mail.url, mail.from) : connectMailGateway(mail)),
    push: connectPushServices(keyring, { contact: mail ? `mailto:${mail.from}` : origins.portal }),
  }
}
