/** What can be made slow, failing or wrong: five registries, two SMS operators, their receipts and the mail server. */
export const switchNames = [
  'individuals',
  'mobile-citizens',
  'civil-acts',
  'legal-entities',
  'contributions',
  'sms',
  'sms-centre',
  'sms-receipts',
  'mail',
  'push',
] as const
export type SwitchName = (typeof switchNames)[number]
/** Switches of whoever carries messages. */
export const carrierNames = [
  'sms',
  'sms-centre',
  'sms-receipts',
  'mail',
  'push',
] as const satisfies readonly SwitchName[]
export type CarrierName = (typeof carrierNames)[number]
export type RegistryName = Exclude<SwitchName, CarrierName>

export const switchModes = ['ok', 'slow', 'failing', 'wrong'] as const
export type SwitchMode = (typeof switchModes)[number]

export type Switch = { readonly mode: SwitchMode; readonly delayMs: number }

/** How late `slow` is unless told otherwise, and the most that may be told. */
export const usualDelayMs = 5_000
export const longestDelayMs = 600_000

export type Switches = {
  readonly get: (name: SwitchName) => Switch
  readonly set: (name: SwitchName, mode: SwitchMode, delayMs?: number) => Switch
  readonly reset: () => void
  readonly all: () => readonly (Switch & { readonly name: SwitchName })[]
}

const asUsual: Switch = { mode: 'ok', delayMs: usualDelayMs }

/** Kept in memory only: after a restart every registry works, so nobody hunts for a switch set last week. */
export function createSwitches(): Switches {
  const settings = new Map<SwitchName, Switch>()
  const get = (name: SwitchName) => settings.get(name) ?? asUsual
  return {
    get,
    set: (name, mode, delayMs) => {
      const setting = { mode, delayMs: delayMs ?? get(name).delayMs }
      settings.set(name, setting)
      return setting
    },
    reset: () => settings.clear(),
    all: () => switchNames.map((name) => ({ name, ...get(name) })),
  }
}
