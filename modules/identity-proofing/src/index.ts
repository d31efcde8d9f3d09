export { addFrame, type Frame, type FrameAnswer } from './add-frame.ts'
export { askDelivery } from './ask-delivery.ts'
export { type CodeRefusal, codeRules } from './code-step.ts'
export type { Conclusion } from './conclude.ts'
export { connectVideo } from './connect-video.ts'
export { type ConsentAnswer, type ConsentText, consentText, giveConsent } from './consent-step.ts'
export { eraseJourneys, eraseJourneysOf } from './erase-journeys.ts'
export { askAgain, type FinishAnswer, finishVideo } from './finish-video.ts'
export { type HandoffRefusal, showShortCode } from './handoff.ts'
export {
  createHandoff,
  type HandoffAnswer,
  type HandoffPreview,
  previewHandoff,
  type RedeemAnswer,
  redeemHandoff,
  takeBack,
} from './handoffs.ts'
export type { Likeness, Refusal, RefusalCode } from './identity-decision.ts'
export type { IinRefusal } from './iin-step.ts'
export { isGatewayUp } from './is-gateway-up.ts'
export { type Move, mayHandOver, moves, type Purpose, type Stage, stages } from './journey.ts'
export type { Limited } from './limits.ts'
export type { Lock } from './lock.ts'
export { type OrderAnswer, offerOrder } from './offer-order.ts'
export { createOpenChecks, type OpenChecks } from './open-checks.ts'
export type { PhoneRefusal } from './phone-step.ts'
export type { Caller, Proofing, ProofingEvent } from './proofing.ts'
export { type CodeView, type JourneyView, readJourney } from './read-journey.ts'
export { repeatVideo } from './repeat-video.ts'
export { type ResendAnswer, resendCode } from './resend-code.ts'
export { takeVerified } from './sign-in.ts'
export { startJourney } from './start-journey.ts'
export { type StartVideoAnswer, startVideo } from './start-video.ts'
export { type CodeAnswer, submitCode } from './submit-code.ts'
export { type IinAnswer, submitIin } from './submit-iin.ts'
export { changePhone, type PhoneAnswer, submitPhone } from './submit-phone.ts'
export type { Moved, PostedForm, Standing } from './take-step.ts'
export type {
  FrameSeen,
  VideoAction,
  VideoCheck,
  VideoDoor,
  VideoReason,
  VideoVerdict,
} from './video-door.ts'
export { type FrameRefusal, videoRules } from './video-order.ts'
