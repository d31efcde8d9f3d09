import QRCode from 'qrcode'
import type { Ports } from '#platform/config'
import { authorityPath } from './phone-front.ts'

/** What the terminal says to somebody who takes their phone in hand: the address, its QR code, what to expect. */
export async function phoneInvitation(origins: Ports<string>): Promise<string> {
  const code = await QRCode.toString(origins.portal, { type: 'terminal', small: true })
  return [
    '',
    'On a phone in the same Wi-Fi, scan this code or type the address:',
    '',
    code.trimEnd(),
    '',
    `The SMS codes are shown by the sandbox's own phone: ${origins.sandbox}`,
    '',
    'The browser warns once for each of these addresses, because their certificate comes from this computer:',
    '  Chrome: Advanced, then "Proceed". Safari: Show Details, then "visit this website". Firefox: Advanced, then "Accept".',
    'Open Digital ID and the sandbox once by themselves if a page does not answer: each address has its own warning.',
    '',
    'What works: the camera, registration, sign-in by phone and face.',
    'What does not, and no setting here can change it:',
    '  passkeys: browsers make none for an IP address;',
    '  offline pages and installing as an app: only once the certificate below is installed and trusted on the phone.',
    `  Certificate: ${origins.portal}${authorityPath}  (remove it from the phone when you have finished)`,
  ].join('\n')
}
