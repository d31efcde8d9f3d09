import { defineService } from '#modules/service-kit'
import { permitLists, permitParts, permitTexts } from '../src/testing/permit.ts'

const service = { ...permitParts, ...permitLists, eligibility: () => ({ outcome: 'yes' }) as const }
const { kk, ru, en } = permitTexts
const { 'stage.review.next': _stage, ...withoutStage } = ru
const { 'field.country.uz': _option, ...withoutOption } = en
const { 'message.sent.sms': _message, ...withoutMessage } = kk

export const sound = defineService({ ...service, texts: { kk, ru, en } })

export const missingStage = defineService({
  ...service,
  texts: {
    kk,
    ru: withoutStage, // wrong
    en,
  },
})

export const missingOption = defineService({
  ...service,
  texts: {
    kk,
    ru,
    en: withoutOption, // wrong
  },
})

export const missingMessage = defineService({
  ...service,
  texts: {
    kk: withoutMessage, // wrong
    ru,
    en,
  },
})

export const spareText = defineService({
  ...service,
  texts: {
    kk,
    ru,
    en: { ...en, 'stage.gone': 'Gone' }, // wrong
  },
})

export const wrongReasonOfRules = defineService({
  ...service,
  eligibility: () => ({ outcome: 'no', reason: 'to-many' }), // wrong
  texts: { kk, ru, en },
})
