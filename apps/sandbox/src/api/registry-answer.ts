import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'hono'
import type { SandboxState } from '../state/sandbox-state.ts'
import type { RegistryName } from '../state/switches.ts'
import { SandboxProblem } from './problem.ts'

type Asked = { readonly registry: RegistryName; readonly question: Readonly<Record<string, string>> }

/** Waits as the registry would, answers or fails as its switch says, and writes the question down either way. */
export async function answer(
  state: SandboxState,
  c: Context,
  { registry, question }: Asked,
  look: (wrong: boolean) => { readonly body: Readonly<Record<string, unknown>>; readonly found: boolean },
): Promise<Response> {
  const { mode, delayMs } = state.switches.get(registry)
  const asker = (c.req.header('user-agent') ?? '?').slice(0, 80)
  await wait(mode === 'slow' ? delayMs : state.pace.answerMs, undefined, { ref: false })
  if (mode === 'failing') {
    state.journal.add({ registry, question, asker, mode, answer: 'failed' })
    throw new SandboxProblem('unavailable', registry)
  }
  const { body, found } = look(mode === 'wrong')
  state.journal.add({ registry, question, asker, mode, answer: found ? 'found' : 'not-found' })
  return c.json(body)
}
