/** Roles of the National Certification Authority's certificates, as they stand in extendedKeyUsage. */
export const roleOids = {
  '1.2.398.3.3.4.1.1': 'individual',
  '1.2.398.3.3.4.1.2': 'legal-entity',
  '1.2.398.3.3.4.1.2.1': 'first-head',
  '1.2.398.3.3.4.1.2.2': 'right-to-sign',
  '1.2.398.3.3.4.1.2.3': 'financial-documents',
  '1.2.398.3.3.4.1.2.4': 'hr',
  '1.2.398.3.3.4.1.2.5': 'employee',
  '1.2.398.3.3.4.1.2.6': 'information-system',
} as const

/** How the authority made sure who asked for the certificate. */
export const identificationOids = {
  '1.2.398.3.3.4.3.1': 'in-person',
  '1.2.398.3.3.4.3.2.1': 'digital-id',
} as const

export type NcaRole = (typeof roleOids)[keyof typeof roleOids]
export type Identification = (typeof identificationOids)[keyof typeof identificationOids]
