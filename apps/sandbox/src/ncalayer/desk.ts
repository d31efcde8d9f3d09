import { systemRandom } from '#platform/crypto'
import type { KeyWish } from '../keys/person-keys.ts'
import { createSubscribers } from '../state/subscribers.ts'

/** How the window of NCALayer is answered: by a person on the sandbox's page, or by itself. */
export const answerModes = ['ask', 'confirm', 'cancel'] as const
export type AnswerMode = (typeof answerModes)[number]

/** Whose computer this is and how NCALayer behaves on it. */
export type NcalayerSetting = Omit<KeyWish, 'use'> & {
  readonly running: boolean
  readonly mode: AnswerMode
  /** How long it takes to answer. */
  readonly delayMs: number
  /** Whether a token with the key is plugged in; the key lies in a file otherwise. */
  readonly token: boolean
}

/** What NCALayer was asked for, while its window is open. */
export type AskedSignature = {
  readonly id: string
  readonly at: string
  readonly origin: string
  readonly what: 'cms' | 'xml' | 'key'
  readonly documents: number
  /** The beginning of what is to be signed, if it can be read. */
  readonly excerpt: string
}

export type NcalayerDesk = {
  readonly setting: () => NcalayerSetting
  readonly set: (change: Partial<NcalayerSetting>) => NcalayerSetting
  readonly onChange: (listener: (setting: NcalayerSetting) => void) => () => void
  /** Opens the window; whether the person agreed. It closes by itself when whoever asked is gone. */
  readonly ask: (asked: Omit<AskedSignature, 'id' | 'at'>, gone: AbortSignal) => Promise<boolean>
  readonly waiting: () => readonly AskedSignature[]
  /** Told when a window opens or closes. */
  readonly onWindow: (listener: (open: number) => void) => () => void
  /** Whether such a window was open. */
  readonly answer: (id: string, agreed: boolean) => boolean
}

type Window = AskedSignature & { readonly close: (agreed: boolean) => void }

const mostWindows = 50

/** Kept in memory only, as the switches are: after a restart the computer is as it was bought. */
export function createNcalayerDesk(first: NcalayerSetting, now: () => Date): NcalayerDesk {
  const windows = new Map<string, Window>()
  const subscribers = createSubscribers<NcalayerSetting>()
  const watchers = createSubscribers<number>()
  let setting = first
  const answer = (id: string, agreed: boolean) => {
    const window = windows.get(id)
    windows.delete(id)
    window?.close(agreed)
    watchers.tell(windows.size)
    return window !== undefined
  }
  const openWindow = (asked: Omit<AskedSignature, 'id' | 'at'>, gone: AbortSignal) =>
    new Promise<boolean>((close) => {
      const id = systemRandom.uuid()
      windows.set(id, { ...asked, id, at: now().toISOString(), close })
      gone.addEventListener('abort', () => answer(id, false))
      const [oldest] = windows.keys()
      if (windows.size > mostWindows && oldest) answer(oldest, false)
      watchers.tell(windows.size)
    })
  return {
    setting: () => setting,
    set: (change) => {
      setting = { ...setting, ...change }
      subscribers.tell(setting)
      return setting
    },
    onChange: subscribers.add,
    ask: async (asked, gone) => {
      const { mode, delayMs } = setting
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
      return mode === 'ask' ? openWindow(asked, gone) : mode === 'confirm'
    },
    waiting: () => [...windows.values()].map(({ close: _, ...asked }) => asked),
    onWindow: watchers.add,
    answer,
  }
}
