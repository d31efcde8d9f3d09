import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** One output of a net: its numbers, and how they are arranged. */
export type NetAnswer = { readonly data: Float32Array; readonly shape: readonly number[] }

/**
 * The nets of one folder, run on the thread that asks: one input tensor in, every output by its name. Each net is loaded
 * when it is first needed.
 * @example const run = openNets<'fr_detect'>(folder); await run('fr_detect', pixels, [1, 3, 480, 640])
 */
export function openNets<Name extends string>(folder: string) {
  const sessions = new Map<Name, Promise<InferenceSession>>()
  const sessionOf = (net: Name) => {
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
  return async (
    net: Name,
    input: Float32Array,
    shape: readonly number[],
  ): Promise<Readonly<Record<string, NetAnswer>>> => {
    const session = await sessionOf(net)
    const outputs = await session.run({ [session.inputNames[0]!]: new Tensor('float32', input, [...shape]) })
    return Object.fromEntries(
      session.outputNames.map((name) => {
        const { data: numbers, dims } = outputs[name]!
        return [name, { data: numbers as Float32Array, shape: dims }]
      }),
    )
  }
}
