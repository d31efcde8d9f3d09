import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Config, Environment } from '#platform/config'
import { keptCertificate } from './kept-certificate.ts'
import { lanAddresses } from './lan-address.ts'
import { openPhoneFront } from './phone-front.ts'
import { phoneInvitation } from './phone-invitation.ts'
import { phoneSettings, whyNoPhone } from './phone-settings.ts'

export type Phone = {
  /** To be laid over the environment of every program of this start. */
  readonly settings: Environment
  /** Lets phones in, as soon as the sites stand. */
  readonly open: (config: Config) => Promise<{ readonly close: () => Promise<void> }>
}

/**
 * Prepares `--phone`: chooses the address and keeps a certificate for it.
 *
 * @throws Error with a sentence for the terminal when no phone can be let in.
 */
export async function preparePhone(config: Config, say: (line: string) => void): Promise<Phone> {
  const addresses = lanAddresses(networkInterfaces())
  const [address = ''] = addresses
  const obstacle = whyNoPhone(config, addresses)
  if (obstacle) throw new Error(obstacle)
  const certificate = await keptCertificate(join(config.stateFolder, 'phone'), addresses, new Date())
  // The portal asks Digital ID by the address that people see: this process must trust its own certificate.
  setDefaultCACertificates([...getCACertificates('default'), certificate.authority.certificate])
  return {
    settings: phoneSettings(address, config),
    open: async ({ ports, origins }) => {
      const front = await openPhoneFront({ certificate, address, ports: Object.values(ports) })
      say(await phoneInvitation(origins))
      return front
    },
  }
}
