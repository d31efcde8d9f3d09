export { createTexts } from '#platform/texts'
export { checkRows, type OfferedRow, type TypedRow } from './check-rows.ts'
export { type CheckedStep, checkStep, type StepLists, type TypedStep } from './check-step.ts'
export {
  type Actor,
  type ApplicationState,
  clocksOf,
  type Decided,
  decideMove,
  type MoveRefusal,
  type MoveRequest,
  mostWords,
  moveRefusals,
  movesFor,
} from './decide-move.ts'
export {
  type BoxWords,
  layOutWorkflow,
  type StageArrow,
  type StageBox,
  type WorkflowLayout,
} from './drawing/lay-out-workflow.ts'
export { workflowSvg } from './drawing/workflow-svg.ts'
export { type ExploreProblem, exploreWorkflow } from './explore-workflow.ts'
export {
  type Answers,
  type AnswersOf,
  type ChosenRow,
  defineForm,
  type Field,
  type FieldProblem,
  type Form,
} from './form.ts'
export { askedFields, firstOpenStep, missingAnswers } from './missing-answers.ts'
export { type MoneyCode, readMoney, writtenMoney } from './money.ts'
export {
  type Document,
  defineDocuments,
  type Eligibility,
  type Facts,
  type Part,
  type Payer,
  type Reason,
  type Reasons,
  type RefundDecision,
  type SamplePerson,
} from './parts.ts'
export { partsOfRows } from './parts-of-rows.ts'
export {
  type Audience,
  definePassport,
  type LawReference,
  type ServicePassport,
  type ServiceTerm,
} from './passport.ts'
export {
  defineService,
  isService,
  type RefundedPayment,
  type Refusals,
  type Service,
  type ServiceParts,
} from './service.ts'
export {
  defineWorkflow,
  type Effect,
  type Limit,
  type Move,
  type MoveValues,
  type Owner,
  type Role,
  type Stage,
  type Term,
  type Told,
  type Workflow,
} from './workflow.ts'
