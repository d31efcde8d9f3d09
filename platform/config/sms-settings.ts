import type { Settings } from './settings.ts'

/** An SMS operator: a gateway over HTTP such as the sandbox's, or an SMS centre by SMPP 3.4. */
export type SmsSettings =
  | {
      readonly kind: 'gateway'
      readonly name: 'first' | 'second'
      readonly url: string
      readonly token: string | null
    }
  | {
      readonly kind: 'smpp'
      readonly name: 'first' | 'second'
      readonly host: string
      readonly port: number
      readonly tls: boolean
      readonly systemId: string
      readonly password: string
      readonly sender: string
      readonly perSecond: number
    }

type Place = { readonly ports: { readonly sandbox: number }; readonly origins: { readonly sandbox: string } }

const usualPorts = { 'smpp:': 2775, 'smpps:': 3550 } as const

/** Where the sandbox's SMS centre listens, beside its gateway. */
export function sandboxSmppPort(sandbox: number): number {
  return sandbox + 1
}

/** The operators in the order in which they are tried. */
export function readSms(
  settings: Settings,
  mode: 'sandbox' | 'production',
  place: Place,
): readonly SmsSettings[] {
  const gateways = mode === 'production' ? ['https:'] : ['http:', 'https:']
  // Many operators offer SMPP without TLS, inside a VPN: `senim doctor` says so, but it is not refused.
  const protocols = [...gateways, 'smpps:', 'smpp:']
  const sender = readSender(settings)
  const perSecond = settings.wholeNumber('SENIM_SMS_PER_SECOND', 1, 1000, 20)
  const sandbox = {
    first: `${place.origins.sandbox}/api/sms`,
    second: `smpp://senim:senim@localhost:${sandboxSmppPort(place.ports.sandbox)}`,
  }
  const operators = [
    ['first', 'SENIM_SMS_URL', 'SENIM_SMS_TOKEN'],
    ['second', 'SENIM_SMS_SECOND_URL', 'SENIM_SMS_SECOND_TOKEN'],
  ] as const
  return operators.flatMap(([name, address, token]): SmsSettings[] => {
    const given = settings.address(address, protocols, mode === 'production' ? '' : sandbox[name])
    if (given === '') return []
    const url = new URL(given)
    if (url.protocol !== 'smpp:' && url.protocol !== 'smpps:')
      return [{ kind: 'gateway', name, url: given, token: settings.text(token) }]
    const systemId = decodeURIComponent(url.username)
    const password = decodeURIComponent(url.password)
    // SMPP 3.4, 4.1.1: both end in a zero octet, within 16 and 9.
    if (systemId.length < 1 || systemId.length > 15 || password.length > 8)
      settings.refuse(
        address,
        'a name of more than 15 or a password of more than 8 letters, or no name',
        'Write smpps://name:password@host:port as the operator gave it.',
      )
    const line = { host: url.hostname, port: Number(url.port) || usualPorts[url.protocol] }
    return [
      { kind: 'smpp', name, ...line, tls: url.protocol === 'smpps:', systemId, password, sender, perSecond },
    ]
  })
}

function readSender(settings: Settings): string {
  const sender = settings.text('SENIM_SMS_SENDER') ?? 'Senim'
  if (!/^(\+?\d{3,15}|[A-Za-z0-9 .-]{1,11})$/.test(sender))
    settings.refuse(
      'SENIM_SMS_SENDER',
      `"${sender}"`,
      'Use at most 11 Latin letters and digits, or a number, as agreed with the operator.',
    )
  return sender
}
