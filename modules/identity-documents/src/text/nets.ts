import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openNets } from '#platform/nets'
import type { NetName, RunNet } from './run-net.ts'

/** Runs the nets of one folder on one thread; each of them has one output. */
export function openReadingNets(folder: string): RunNet {
  const run = openNets<NetName>(folder)
  return async (net, input, shape) => Object.values(await run(net, input, shape))[0]!
}

/** The signs that the line reader knows, by column: the first is "nothing", the last the space. */
export async function readAlphabet(folder: string): Promise<readonly string[]> {
  const keys = (await readFile(join(folder, 'ppocr_keys.txt'), 'utf8')).split(/\r?\n/)
  if (keys.at(-1) === '') keys.pop()
  return ['', ...keys, ' ']
}
