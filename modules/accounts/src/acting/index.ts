export type { ActingRoom, Capacity, CapacityObstacle, CapacityOffer } from './capacity.ts'
export { capacityOf } from './capacity-of.ts'
export { confirmSignedMandates, type FindMandateSignature } from './confirm-signed.ts'
export {
  bindMandate,
  confirmMandate,
  type DraftMandate,
  draftMandate,
  type MandateProblem,
  type MandateSignature,
  type MandateWish,
  problemsOfMandate,
} from './give-mandate.ts'
export { type GivenMandate, listMandates, revokeMandate } from './given-mandates.ts'
export { type CapacityList, listCapacities } from './list-capacities.ts'
export { type MandateState, type MandateTerms, mostMandateYears } from './mandate.ts'
export { mandatesFor, type ReceivedMandate } from './mandates-for.ts'
export { certificateOf, type PresentedCertificate, presentCertificate } from './presented-certificate.ts'
export {
  type CapacityChoice,
  type CapacityTaking,
  confirmCapacity,
  takeCapacity,
} from './take-capacity.ts'
