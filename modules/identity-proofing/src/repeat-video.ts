import type { Proofing } from './proofing.ts'
import { type Moved, moved, type PostedForm, type Standing, takeStep } from './take-step.ts'

/** After a refusal: back to the video with phone and IIN as they were verified. A lock is told when the camera is asked for. */
export function repeatVideo(proofing: Proofing, token: string, form: PostedForm): Promise<Moved | Standing> {
  return takeStep<Moved | Standing>(proofing, token, 'repeatVideo', form, async () =>
    moved('video', { refusal: null, orderActions: null, orderOfferedAt: null }),
  )
}
