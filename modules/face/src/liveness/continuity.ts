import { faceHeight } from '../vision/landmarks.ts'
import type { FaceReading } from '../vision/read-face.ts'
import { sceneChange } from '../vision/scene.ts'
import type { LivenessFrame } from './decide.ts'
import type { Finding, LivenessReason, LivenessRules } from './rules.ts'

/** One face from the first frame to the last, moving as heads move: no cut, no leap. */
export function checkContinuity(frames: readonly LivenessFrame[], rules: LivenessRules): Finding {
  const reasons: LivenessReason[] = []
  const withFace = frames.filter(({ analysis }) => analysis.face)
  const share = withFace.length / Math.max(1, frames.length)
  if (share < rules.leastShareWithFace) reasons.push('face-lost')
  const crowded = frames.filter(({ analysis }) => analysis.faces > 1).length
  if (crowded > frames.length * 0.1) reasons.push('several-faces')
  let largestJump = 0
  let sceneChanged = 0
  let fastest = 0
  for (let i = 1; i < withFace.length; i++) {
    const before = withFace[i - 1]!
    const after = withFace[i]!
    const seconds = Math.max(0.001, (after.at - before.at) / 1000)
    const step = Math.abs(after.analysis.face!.yaw - before.analysis.face!.yaw)
    // The angle itself is uncertain by some degrees, which at thirty frames a second would look like speed.
    const speed = Math.max(0, step - 8) / seconds
    fastest = Math.max(fastest, speed)
    largestJump = Math.max(largestJump, jumpBetween(before.analysis.face!, after.analysis.face!))
    sceneChanged = Math.max(sceneChanged, sceneChange(before.analysis.scene, after.analysis.scene))
    if (step > rules.mostYawStep || speed > rules.mostYawSpeed) reasons.push('scene-cut')
  }
  if (largestJump > rules.mostJump || sceneChanged > rules.mostSceneChange) reasons.push('scene-cut')
  return {
    reasons,
    scores: { shareWithFace: share, largestJump, sceneChange: sceneChanged, fastestTurn: fastest },
  }
}

/** How far the face moved or grew between two frames, in face heights. */
export function jumpBetween(before: FaceReading, after: FaceReading): number {
  const height = faceHeight(before.points)
  const shift = Math.hypot(
    after.box.x + after.box.width / 2 - before.box.x - before.box.width / 2,
    after.box.y + after.box.height / 2 - before.box.y - before.box.height / 2,
  )
  return Math.max(shift / height, Math.abs(Math.log(after.box.height / before.box.height)) * 2)
}
