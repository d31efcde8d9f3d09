import { type KeyFileOutcome, type KeyFileWish, signWithKeyFile } from './signing/sign-with-key-file.ts'

/** Whatever the key is opened for happens in this thread: the page itself never sees the key. */
addEventListener('message', ({ data: wish }: MessageEvent<KeyFileWish>) => {
  const answer = (outcome: KeyFileOutcome) => postMessage(outcome)
  signWithKeyFile(wish).then(answer, () => answer({ problem: 'failed', places: {} }))
})
