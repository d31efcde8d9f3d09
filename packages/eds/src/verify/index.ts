export type { Evidence, VerifyQuestion } from './evidence.ts'
export type {
  Finding,
  Judgement,
  SignerJudgement,
  SubIndication,
  Verdict,
  VerdictReason,
} from './judgement.ts'
export * from './verdict-texts.ts'
export * from './verify-signature.ts'
