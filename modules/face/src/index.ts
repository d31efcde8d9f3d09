export { analysePixels, type FrameAnalysis } from './analyse.ts'
export { browserNets, browserRuntimeFile } from './browser-files.ts'
export {
  type CompareAnswer,
  compareCommand,
  type InspectAnswer,
  inspectCommand,
  type LivenessAnswer,
  livenessCommand,
} from './commands.ts'
export {
  decideMatch,
  type MatchDecision,
  type MatchZones,
  shippedZones,
  similarityOf,
} from './embedding/similarity.ts'
export {
  type Comparison,
  type EngineOptions,
  type FaceEngine,
  type Likeness,
  openFaceEngine,
} from './engine/open-engine.ts'
export type { FaceEmbedding } from './engine/tasks.ts'
export { FaceError, type FaceErrorCode } from './errors.ts'
export { type Hint, hintFor } from './hints.ts'
export { type Action, areValidActions, drawActions, type Random } from './liveness/actions.ts'
export { decideLiveness, type LivenessFrame, type LivenessVerdict } from './liveness/decide.ts'
export { type Guidance, guidanceRules, guide } from './liveness/guide.ts'
export { type LivenessReason, type LivenessRules, shippedRules } from './liveness/rules.ts'
export { fetchModels } from './models/fetch-models.ts'
export { type MadeBy, madeBy } from './models/made-by.ts'
export { modelsState } from './models/models-state.ts'
export type { Measures } from './quality/measures.ts'
export {
  type QualityReason,
  type Requirement,
  type RequirementRule,
  selfieRequirements,
} from './quality/reasons.ts'
export {
  drawSecretActions,
  type FrameAnswer,
  openVideoCheck,
  shippedLimits,
  type VideoCheck,
  type VideoCheckDecision,
  type VideoCheckLimits,
} from './session/video-check.ts'
export { readFrames, type TimedFrame } from './video/read-frames.ts'
