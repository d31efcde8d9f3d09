import { namedModule } from './named-module.ts'
import type { NcalayerRoom, Reply } from './ncalayer-room.ts'
import { positionalModule } from './positional-module.ts'

/** The first thing said on a new connection. */
export const greeting: Reply = { result: { version: '1.2' } }

type Module = (room: NcalayerRoom, method: string, args: unknown) => Promise<Reply>

const modules: Readonly<Record<string, Module>> = {
  'kz.gov.pki.knca.basics': namedModule,
  'kz.gov.pki.knca.commonUtils': positionalModule,
  // By this answer sites tell one programme of the kind from another; the recorded one was KAZTOKEN's.
  'kz.digiflow.mobile.extensions': async (_, method) =>
    method === 'getVersion'
      ? { code: '200', responseObject: { name: 'KAZTOKENdesktop', version: '1.2.758.648' } }
      : notFound,
}

const notFound: Reply = { success: false, errorCode: 'MODULE_NOT_FOUND' }

/** Answers one message of a page, as NCALayer does. */
export async function answerFrame(room: NcalayerRoom, frame: string): Promise<Reply> {
  const { module, method, args } = readFrame(frame)
  const answer = Object.hasOwn(modules, module) ? modules[module] : undefined
  return answer ? answer(room, method, args) : notFound
}

function readFrame(frame: string): {
  readonly module: string
  readonly method: string
  readonly args: unknown
} {
  const { module, method, args } = fieldsOf(frame)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { module: text(module), method: text(method), args }
}

function fieldsOf(frame: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(frame)
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
