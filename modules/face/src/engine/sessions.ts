import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { NetName, RunNet } from '../vision/run-net.ts'

/** Runs the nets of one folder on one thread; each net is loaded when it is first needed. */
export function openSessions(modelsFolder: string): RunNet {
  const sessions = new Map<NetName, Promise<InferenceSession>>()
  const sessionOf = (net: NetName) => {
    const open =
      sessions.get(net) ??
      InferenceSession.create(join(modelsFolder, `${net}.onnx`), {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
      })
    sessions.set(net, open)
    return open
  }
  return async (net, input, shape) => {
    const session = await sessionOf(net)
    const answer = await session.run({ [session.inputNames[0]!]: new Tensor('float32', input, [...shape]) })
    return Object.fromEntries(Object.entries(answer).map(([name, { data }]) => [name, data as Float32Array]))
  }
}
