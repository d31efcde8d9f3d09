import { endOf } from '../end-of.ts'
import type { SmppSettings } from './connect-smpp.ts'
import { type Hear, type Line, openLine } from './line.ts'

export type BoundLine = {
  /** The line, waiting while it is being opened; `null` while it is broken. */
  readonly bound: (signal: AbortSignal) => Promise<Line | null>
  readonly close: () => Promise<void>
}

const pauses = { first: 500, longest: 30_000 } as const
const interfaceVersion = 0x34
const bindMilliseconds = 5000
const goodbyeMilliseconds = 1000

/** Keeps one line bound: opens it now, and again after a growing pause whenever it breaks. */
export function keepBound(settings: SmppSettings, hear: Hear): BoundLine {
  let ended = false
  let pause: number = pauses.first
  let opening: Promise<Line | null> = Promise.resolve(null)
  const openAgain = () => {
    opening = Promise.resolve(null)
    if (!ended) setTimeout(open, pause).unref()
    pause = Math.min(pause * 2, pauses.longest)
  }
  const open = () => {
    if (ended) return
    opening = openBound(settings, hear).then(
      (line) => {
        pause = pauses.first
        void line.closed.then(openAgain)
        return line
      },
      () => {
        openAgain()
        return null
      },
    )
  }
  open()
  return {
    bound: (signal) => endOf(signal, opening),
    close: async () => {
      ended = true
      const line = await opening
      if (!line) return
      await endOf(AbortSignal.timeout(goodbyeMilliseconds), line.ask('unbind'))
      line.close()
      await line.closed
    },
  }
}

/** Opens a line and binds it; throws when the centre does not answer or does not know us. */
export async function openBound(settings: SmppSettings, hear: Hear): Promise<Line> {
  const line = await openLine(settings, hear)
  const { systemId, password } = settings
  const asking = line.ask('bindTransceiver', { fields: { systemId, password, interfaceVersion } })
  const reply = await endOf(AbortSignal.timeout(bindMilliseconds), asking)
  if (reply !== null && typeof reply !== 'string' && reply.status === 0) return line
  line.close()
  throw new Error(
    reply === null || typeof reply === 'string'
      ? 'The SMS centre hung up.'
      : `The SMS centre does not let us in (status ${reply.status}).`,
  )
}
