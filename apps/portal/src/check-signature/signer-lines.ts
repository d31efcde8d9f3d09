import {
  attributeOid,
  attributeTexts,
  type Certificate,
  type NcaRole,
  nameText,
  type SignerJudgement,
} from '#eds'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import { type T, texts } from './words.ts'

/** A label and what stands beside it, on the page and in the report alike. */
export type Line = { readonly label: string; readonly value: string }

/** Who signed, for whom, when, and by whose certificate: as the certificate says. */
export function signerLines(language: Language, signer: SignerJudgement): readonly Line[] {
  const t = texts(language)
  const line = (label: string, value: string | null): readonly Line[] => (value ? [{ label, value }] : [])
  const { certificate, profile } = signer
  const who = profile && [
    ...line(t('name'), nameOf(profile)),
    ...line(t('iin'), profile.iin),
    ...line(t('organization'), profile.organization),
    ...line(t('bin'), profile.bin),
    ...line(t('role'), roleInWords(t, profile.roles)),
    ...line(t('identification'), profile.identification && t(`identification.${profile.identification}`)),
  ]
  return [
    ...(who ?? []),
    ...timeLines(language, signer),
    ...(certificate ? certificateLines(language, certificate) : []),
    ...line(t('algorithm'), signer.algorithm ?? t('algorithm.unknown')),
  ]
}

function nameOf({ commonName, patronymic }: NonNullable<SignerJudgement['profile']>): string | null {
  return [commonName, patronymic].filter(Boolean).join(' ') || null
}

/** "Legal entity" is said only where nothing closer is. */
function roleInWords(t: T, roles: readonly NcaRole[]): string {
  const closer = roles.filter((role) => role !== 'legal-entity')
  const said = closer.length > 0 ? closer : roles
  return said.map((role) => t(`role.${role}`)).join('; ') || t('role.none')
}

function timeLines(language: Language, { provenTime, claimedTime }: SignerJudgement): readonly Line[] {
  const t = texts(language)
  const moment = (at: number) => writtenMoment(language, new Date(at))
  return [
    {
      label: t('proven'),
      value: provenTime === null ? t('proven.none') : t('proven.stamp', { moment: moment(provenTime) }),
    },
    { label: t('claimed'), value: claimedTime === null ? t('claimed.none') : moment(claimedTime) },
  ]
}

function certificateLines(language: Language, certificate: Certificate): readonly Line[] {
  const t = texts(language)
  const day = (at: number) => writtenDay(language, new Date(at))
  const [authority = nameText(certificate.issuer)] = attributeTexts(
    certificate.issuer,
    attributeOid.commonName,
  )
  return [
    { label: t('authority'), value: authority },
    { label: t('validity'), value: `${day(certificate.notBefore)} – ${day(certificate.notAfter)}` },
    { label: t('serial'), value: certificate.serialNumber },
  ]
}
