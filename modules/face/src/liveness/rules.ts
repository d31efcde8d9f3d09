/** Why a check was not believed: a closed list. */
export type LivenessReason =
  | 'too-few-frames'
  | 'face-lost'
  | 'several-faces'
  | 'order-wrong'
  | 'too-fast'
  | 'too-slow'
  | 'turn-too-small'
  | 'scene-cut'
  | 'person-changed'
  | 'person-unproven'
  | 'flat-picture'

/** What one question of the check answers. */
export type Finding = {
  readonly reasons: readonly LivenessReason[]
  readonly scores: Readonly<Record<string, number>>
}

/** Thresholds of the check: configuration, each with its source in docs/reports/face.md. */
export type LivenessRules = {
  /** Yaw from which a head counts as turned, and up to which as straight (degrees). */
  readonly turnYaw: number
  readonly centreYaw: number
  /** Yaw difference that must be seen on each side of straight. */
  readonly leastYawChange: number
  readonly leastFrames: number
  readonly leastSeconds: number
  readonly mostSeconds: number
  /** A centre that was asked for is held, not passed: this long, and this still. */
  readonly heldSeconds: number
  readonly heldYaw: number
  /** A pause in the middle longer than this counts as an action of its own. */
  readonly strayCentreSeconds: number
  readonly mostYawStep: number
  readonly mostYawSpeed: number
  readonly mostJump: number
  /** Largest change of the scene between neighbouring frames, in grey levels, brightness apart. */
  readonly mostSceneChange: number
  readonly leastShareWithFace: number
  readonly samePerson: number
  readonly leastEmbedded: number
  readonly leastDepth: number
  /** Width of the turned face over the straight one: a head keeps it, paper grows narrow. */
  readonly leastWidthKept: number
  /** Orders that show one side only prove less, so they must turn farther. Senim never draws them. */
  readonly leastDepthOneSide: number
  readonly leastYawChangeOneSide: number
}

export const shippedRules: LivenessRules = {
  turnYaw: 15,
  centreYaw: 11,
  leastYawChange: 20,
  leastFrames: 8,
  leastSeconds: 1.2,
  mostSeconds: 90,
  heldSeconds: 0.2,
  heldYaw: 6,
  strayCentreSeconds: 0.5,
  mostYawStep: 45,
  mostYawSpeed: 400,
  mostJump: 0.6,
  mostSceneChange: 38,
  leastShareWithFace: 0.85,
  samePerson: 0.41,
  leastEmbedded: 3,
  leastDepth: 0.75,
  leastWidthKept: 0.9,
  leastDepthOneSide: 0.28,
  leastYawChangeOneSide: 27,
}
