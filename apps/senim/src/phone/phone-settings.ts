import type { Config, Environment, Ports } from '#platform/config'

/**
 * The settings under which people come in by `https://ADDRESS:PORT`, while the programs themselves stay on this machine
 * and go on asking the sandbox over loopback.
 */
export function phoneSettings(address: string, { ports }: { readonly ports: Ports }): Environment {
  const sandbox = `http://localhost:${ports.sandbox}/api`
  const seen = (port: number) => `https://${address}:${port}`
  return {
    SENIM_HOST: 'localhost',
    SENIM_PORTAL_ORIGIN: seen(ports.portal),
    SENIM_DIGITAL_ID_ORIGIN: seen(ports.digitalId),
    SENIM_OFFICE_ORIGIN: seen(ports.office),
    SENIM_SANDBOX_ORIGIN: seen(ports.sandbox),
    SENIM_REGISTRIES_URL: `${sandbox}/registries`,
    SENIM_SMS_URL: `${sandbox}/sms`,
    SENIM_CLOCK_URL: `${sandbox}/clock`,
    // Only the front on this machine tells where a request came from.
    SENIM_TRUSTED_PROXIES: '127.0.0.1,::1',
  }
}

/** Why a phone cannot be let in; null when it can. */
export function whyNoPhone({ mode }: Pick<Config, 'mode'>, addresses: readonly string[]): string | null {
  if (mode === 'production')
    return '--phone is for trying Senim out. In production, put your own HTTPS in front of it.'
  if (addresses.length === 0)
    return 'This computer is in no network that a phone could reach. Join the phone’s Wi-Fi and start again.'
  return null
}
