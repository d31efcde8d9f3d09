/** So many in so many seconds: they may come in one burst, and then come back one by one, evenly. */
export type Window = { readonly count: number; readonly seconds: number }

export type Limit = {
  readonly windows: readonly Window[]
  /** What happens while the database cannot be asked. */
  readonly whenUnsure: 'refuse' | 'allow'
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const of = (count: number, seconds: number): Window => ({ count, seconds })

/** Every limit there is. Codes and sign-ins stay closed when in doubt, reading stays open. */
export const namedLimits = {
  'code-sends-per-phone': { windows: [of(1, 30), of(5, hour), of(10, day)], whenUnsure: 'refuse' },
  'code-sends-per-address': { windows: [of(25, 5 * minute)], whenUnsure: 'refuse' },
  'code-tries-per-address': { windows: [of(60, 5 * minute)], whenUnsure: 'refuse' },
  'sign-ins-per-account': { windows: [of(10, 15 * minute), of(40, day)], whenUnsure: 'refuse' },
  'sign-ins-per-address': { windows: [of(60, 15 * minute)], whenUnsure: 'refuse' },
  'registrations-per-address': { windows: [of(25, 5 * minute)], whenUnsure: 'refuse' },
  'identifications-per-address': { windows: [of(25, 5 * minute)], whenUnsure: 'refuse' },
  'iin-tries-per-phone': { windows: [of(6, 15 * minute), of(20, day)], whenUnsure: 'refuse' },
  'video-starts-per-person': { windows: [of(12, hour), of(40, day)], whenUnsure: 'refuse' },
  'handoff-tries-per-address': { windows: [of(20, 5 * minute)], whenUnsure: 'refuse' },
  'pictures-per-person': { windows: [of(40, 15 * minute), of(200, day)], whenUnsure: 'refuse' },
  'signatures-per-person': { windows: [of(30, 15 * minute), of(200, day)], whenUnsure: 'refuse' },
  'address-letters-per-account': { windows: [of(3, 10 * minute), of(10, day)], whenUnsure: 'refuse' },
  'frames-per-address': { windows: [of(1500, 5 * minute)], whenUnsure: 'refuse' },
  'openid-authorizations-per-address': { windows: [of(300, minute)], whenUnsure: 'refuse' },
  'openid-authorizations-per-client': { windows: [of(120, minute)], whenUnsure: 'refuse' },
  'openid-calls-per-address': { windows: [of(3000, minute)], whenUnsure: 'refuse' },
  'openid-calls-per-client': { windows: [of(3000, minute)], whenUnsure: 'refuse' },
  'support-tickets-per-account': { windows: [of(5, hour), of(20, day)], whenUnsure: 'allow' },
  'support-tickets-per-address': { windows: [of(5, hour), of(20, day)], whenUnsure: 'refuse' },
  'support-replies-per-ticket': { windows: [of(10, hour)], whenUnsure: 'allow' },
  'signature-checks-per-address': { windows: [of(30, 5 * minute)], whenUnsure: 'allow' },
  'reads-per-address': { windows: [of(600, minute)], whenUnsure: 'allow' },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof namedLimits
