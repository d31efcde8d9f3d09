import {
  addFrame,
  type Caller,
  finishVideo,
  offerOrder,
  type Proofing,
  startVideo,
  type VideoDoor,
} from '#modules/identity-proofing'

/** A camera before which the same person always passes, or never does. */
export function camera(passes: () => boolean): VideoDoor {
  return {
    drawActions: () => ['left', 'right'],
    openCheck: () => ({
      madeBy: { models: ['test'], rules: 'test' },
      addFrame: async () => ({ hint: 'good', done: 2, next: null }),
      decide: async () => ({ pass: passes(), reasons: [] }),
      compareWith: async () => ({ similarity: 0.8, zone: 'match', models: ['test'] }),
      still: () => null,
      close: () => undefined,
    }),
    compareFaces: async () => null,
  }
}

/** From the order of actions to the decision, for a journey whose consent is given. */
export async function standBeforeCamera(proofing: Proofing, token: string, caller: Caller) {
  await offerOrder(proofing, token)
  const video = await startVideo(proofing, token, caller)
  if (video.kind !== 'started') return video
  await addFrame(proofing, token, { nonce: video.nonce, takenAt: 100, jpeg: new Uint8Array([1]) })
  return finishVideo(proofing, token, { nonce: video.nonce }, caller)
}
