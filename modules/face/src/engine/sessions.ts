import { openNets } from '#platform/nets'
import type { NetName, RunNet } from '../vision/run-net.ts'

/** Runs the nets of one folder on one thread, as a browser runs them too: every output as its plain numbers. */
export function openSessions(modelsFolder: string): RunNet {
  const run = openNets<NetName>(modelsFolder)
  return async (net, input, shape) => {
    const answer = await run(net, input, shape)
    return Object.fromEntries(Object.entries(answer).map(([name, output]) => [name, output.data]))
  }
}
