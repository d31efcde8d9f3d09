import { defineForm } from '#modules/service-kit'

/** What is asked: fields as data, one page a step. */
export const form = defineForm({
  fields: {
    phone: { kind: 'phone', hint: true },
    purpose: { kind: 'choice', options: ['work', 'study', 'other'] },
    words: { kind: 'text', most: 200 },
  },
  steps: { contact: ['phone'], purpose: ['purpose', 'words'] },
  shown: { words: isAnotherPurpose },
})

function isAnotherPurpose({ purpose }: { readonly purpose?: 'work' | 'study' | 'other' }): boolean {
  return purpose === 'other'
}
