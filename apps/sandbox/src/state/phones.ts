import type { SandboxState } from './sandbox-state.ts'

/** One phone of the sandbox and how many messages lie on it. */
export type Phone = {
  readonly number: string
  /** Who carries it; nobody for a number that only ever got messages. */
  readonly carriedBy?: { readonly iin: string; readonly surname: string; readonly name: string }
  readonly messages: number
}

/** All phones: those with messages first, the one that got the latest on top. */
export function phonesOf({ population, sms }: SandboxState): readonly Phone[] {
  const carriers = new Map(
    population
      .everybody()
      .flatMap((person) => (person.phone ? [[person.phone.number, person] as const] : [])),
  )
  const numbers = new Set([...sms.receivers(), ...carriers.keys()])
  return [...numbers].map((number) => {
    const person = carriers.get(number)
    return {
      number,
      ...(person ? { carriedBy: { iin: person.iin, surname: person.surname, name: person.name } } : {}),
      messages: sms.inbox(number).length,
    }
  })
}
