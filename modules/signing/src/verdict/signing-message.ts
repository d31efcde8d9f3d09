import { dayInKazakhstan } from '#kz'
import { type Language, writtenDay } from '#platform/texts'
import { words } from '../words.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import type { SigningCode } from './signing-code.ts'

type Told = Pick<CertificateFacts, 'name' | 'bin' | 'algorithm' | 'notBefore' | 'notAfter'>

/** Why a signature was turned down or waits, with the value that was wrong and how to mend it. */
export function signingMessage(language: Language, code: SigningCode, certificate: Told | null): string {
  const day = (moment: string | undefined) =>
    moment ? writtenDay(language, dayInKazakhstan(new Date(moment))) : '–'
  return words(language)(`code.${code}`, {
    name: certificate?.name ?? '–',
    bin: certificate?.bin ?? '–',
    algorithm: certificate?.algorithm ?? '–',
    since: day(certificate?.notBefore),
    until: day(certificate?.notAfter),
  })
}

/** The same sentence with its places left open, for a page that finds out by itself: `{name}`, `{bin}`, `{until}`, … */
export function signingPattern(language: Language, code: SigningCode): string {
  const places = ['name', 'bin', 'algorithm', 'since', 'until'].map((place) => [place, `{${place}}`])
  return words(language)(`code.${code}`, Object.fromEntries(places))
}
