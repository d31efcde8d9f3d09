import type { AccountClaims } from 'oidc-provider'
import type { Profile } from '#modules/accounts'

/** Which claim a service gets for which scope; the person agrees to scopes. */
export const claimsByScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'family_name', 'given_name', 'middle_name', 'locale'],
  birthdate: ['birthdate'],
  iin: ['iin'],
  phone: ['phone_number', 'phone_number_verified'],
} as const

/** A person as claims; the provider cuts them down to the scopes that were agreed to. */
export function claimsOf(profile: Profile): AccountClaims {
  const { surname, name, patronymic } = profile.names
  return {
    sub: profile.personId,
    name: [surname, name, patronymic].filter(Boolean).join(' '),
    family_name: surname,
    given_name: name,
    ...(patronymic === undefined ? {} : { middle_name: patronymic }),
    locale: profile.language,
    birthdate: profile.birthDate,
    iin: profile.iin,
    ...(profile.phone === null ? {} : { phone_number: profile.phone, phone_number_verified: true }),
  }
}

/** The words for "what was read" in the person's list of looks. */
export function attributesOf(scope: string): readonly string[] {
  const words = { profile: 'names', birthdate: 'birth-date', iin: 'iin', phone: 'phone' } as const
  return scope.split(' ').flatMap((one) => (one in words ? [words[one as keyof typeof words]] : []))
}

/** How the person proved who they are, as RFC 8176 names it: the face and a code to the phone, a passkey, or an EDS. */
export type SignInMethod = 'face' | 'passkey' | 'eds'

export const amrOf: Readonly<Record<SignInMethod, string[]>> = {
  face: ['face', 'sms', 'mfa'],
  passkey: ['pop', 'user', 'mfa'],
  // RFC 8176 has no word for a qualified certificate; `pop` says that its key was used.
  eds: ['eds', 'pop', 'mfa'],
}
export const acrOf: Readonly<Record<SignInMethod, string>> = {
  face: 'urn:senim:acr:face',
  passkey: 'urn:senim:acr:passkey',
  eds: 'urn:senim:acr:eds',
}
