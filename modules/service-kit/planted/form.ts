import { defineDocuments, defineForm } from '#modules/service-kit'

const fields = {
  abroad: { kind: 'yes-no' },
  country: { kind: 'choice', options: ['kg', 'uz'] },
} as const

export const wrongFields = defineForm({
  fields,
  steps: { place: ['abroad', 'land'] }, // wrong
  shown: { land: () => true }, // wrong
})

export const wrongOptions = defineForm({
  fields,
  steps: { place: ['abroad', 'country'] },
  shown: { country: ({ abroad }) => abroad === 'maybe' }, // wrong
  agreements: [
    ({ country }) => (country === 'ru' ? { field: 'country', code: 'X' } : null), // wrong
    ({ town }) => (town ? { field: 'country', code: 'X' } : null), // wrong
    () => ({ field: 'town', code: 'X' }), // wrong
  ],
})

export const wrongKinds = defineForm({
  fields: {
    phone: { kind: 'telephone' }, // wrong
    country: { kind: 'choice', options: [] }, // wrong
  },
  steps: { place: ['phone', 'country'] },
})

export const wrongDocuments = defineDocuments({
  documents: { plan: { from: 'person' } },
  reasons: { building: { documents: ['plans'], source: 'own choice', verified: false } }, // wrong
})
