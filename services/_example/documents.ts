import { defineDocuments } from '#modules/service-kit'

/** What to attach, and for which reason; this service asks for nothing. */
export const { documents, reasons } = defineDocuments({ documents: {} })

/** Why an officer may refuse. */
export const refusals = { 'no-ground': { source: 'own choice', verified: false } } as const
