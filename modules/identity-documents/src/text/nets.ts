import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { NetName, RunNet } from './run-net.ts'

/** Runs the nets of one folder on one thread; each net is loaded when it is first needed. */
export function openNets(folder: string): RunNet {
  const sessions = new Map<NetName, Promise<InferenceSession>>()
  const sessionOf = (net: NetName) => {
    const open =
      sessions.get(net) ??
      InferenceSession.create(join(folder, `${net}.onnx`), {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
      })
    sessions.set(net, open)
    return open
  }
  return async (net, input, shape) => {
    const session = await sessionOf(net)
    const answers = await session.run({ [session.inputNames[0]!]: new Tensor('float32', input, [...shape]) })
    const { data, dims } = answers[session.outputNames[0]!]!
    return { data: data as Float32Array, shape: dims }
  }
}

/** The signs that the line reader knows, by column: the first is "nothing", the last the space. */
export async function readAlphabet(folder: string): Promise<readonly string[]> {
  const keys = (await readFile(join(folder, 'ppocr_keys.txt'), 'utf8')).split(/\r?\n/)
  if (keys.at(-1) === '') keys.pop()
  return ['', ...keys, ' ']
}
