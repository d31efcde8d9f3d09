export { connectRegistries } from './connect-registries.ts'
export { budgetMilliseconds, type RegistryAddress } from './put-question.ts'
export type {
  CivilAct,
  Contribution,
  ContributionsAsked,
  IdentityPaper,
  Individual,
  LegalEntity,
  Outcome,
  Question,
  Registries,
  Unavailability,
} from './registry.ts'
