import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { openSandbox } from '../testing/open-sandbox.ts'
import { answerFrame, greeting } from './answer-frame.ts'
import type { Reply } from './ncalayer-room.ts'

type Frame = {
  readonly initMessage: string | null
  readonly request: { readonly method: string }
  readonly response: Reply
}

const file = join(projectRoot, '..', 'shared', 'pki', 'ncalayer', 'frames.json')
const frames: readonly Frame[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []

/** What the recorded person did before each frame: whether a token was in, and whether they agreed. */
function arrange({ state }: ReturnType<typeof openSandbox>, { request, response }: Frame): void {
  const cancels = response.message === 'action.canceled'
  const empty = request.method === 'getActiveTokens' && (response.responseObject as []).length === 0
  state.ncalayer.set({ mode: cancels ? 'cancel' : 'confirm', token: !empty })
}

describe.skipIf(frames.length === 0)(`frames recorded from NCALayer (${file})`, () => {
  test('there are 33 of them, and the greeting is as recorded', () => {
    expect(frames).toHaveLength(33)
    expect(greeting).toEqual(JSON.parse(frames[0]!.initMessage!))
  })

  test('each is answered alike', async () => {
    const sandbox = openSandbox()
    const room = { state: sandbox.state, origin: 'https://site.kz', gone: new AbortController().signal }
    for (const [place, frame] of frames.entries()) {
      arrange(sandbox, frame)
      const answer = await answerFrame(room, JSON.stringify(frame.request))
      expect(comparable(answer), `frame ${place}, ${frame.request.method}`).toEqual(
        comparable(frame.response),
      )
    }
  })
})

/** Everything but what the recording left out: signatures, certificates and the fields of a key. */
function comparable({ responseObject, ...envelope }: Reply): Reply {
  return responseObject === undefined
    ? envelope
    : { ...envelope, responseObject: maskedObject(responseObject) }
}

function maskedObject(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedObject)
  if (typeof value === 'object' && value && 'certNotBefore' in value)
    return { certNotBefore: typeof value.certNotBefore }
  if (typeof value !== 'string' || value.startsWith('AK')) return value
  if (!value.startsWith('<?xml')) return 'a CMS signature'
  return value.replace(/(<ds:SignatureValue>)[^<]+/, '$1').replace(/(<ds:X509Certificate>)[^<]+/g, '$1')
}
