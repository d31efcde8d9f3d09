import type { Known } from './carry-on.ts'

export type SmsMessage = {
  readonly id: string
  /** `+7` and ten digits. */
  readonly to: string
  readonly text: string
  /** After so many seconds the operator need not deliver it any more. */
  readonly secondsUseful?: number
}

/** What became of handing a message over. */
export type Sent = {
  /**
   * `refused`: read, and surely not taken for good. `busy`: surely not taken, now. `unknown`: it may have been taken;
   * then it goes to nobody else.
   */
  readonly outcome: Known | 'refused' | 'busy' | 'unknown'
  /** By what number the operator knows each part, where it says so. */
  readonly references?: readonly string[]
  /** With `unknown`: settles when the answer comes after all. */
  readonly later?: Promise<Sent>
}

/** One operator's gateway. Failing to answer is a value, never a throw. */
export type SmsProvider = {
  /** As the settings name it; kept with the message. */
  readonly name: string
  readonly send: (message: SmsMessage, signal: AbortSignal) => Promise<Sent>
  /** `never-seen` only from a gateway that knows messages by our own id. */
  readonly ask: (
    message: { readonly id: string; readonly references: readonly string[] },
    signal: AbortSignal,
  ) => Promise<Known | 'never-seen' | 'unknown'>
  /** Is there somebody at the other end who would take a message? */
  readonly answers: (signal: AbortSignal) => Promise<boolean>
  readonly close?: () => Promise<void>
}
