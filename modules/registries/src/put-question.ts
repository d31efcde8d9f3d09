import * as v from 'valibot'
import { type AnswerOf, answers, type RegistryName } from './answers.ts'
import type { Outcome, Unavailability } from './registry.ts'

/** All that one question may take, a second try included: nobody waits for a page longer than two seconds. */
export const budgetMilliseconds = 1700

export type RegistryAddress = {
  /** For example `https://registries.example.kz/api/registries`. */
  readonly url: string
  readonly token: string | null
  /** How a request is made; another one than the global `fetch` only where there is no network. */
  readonly fetch?: typeof fetch
}

/** What a registry is asked, as JSON. */
export type QuestionBody = Readonly<Record<string, unknown>>

/** One question over HTTP within the budget; every way to fail becomes a value. */
export async function putQuestion<Name extends RegistryName>(
  address: RegistryAddress,
  registry: Name,
  body: QuestionBody,
): Promise<Outcome<AnswerOf<Name>>> {
  const reply = await post(address, registry, body, AbortSignal.timeout(budgetMilliseconds))
  if (reply.kind === 'unavailable') return reply
  const checked = v.safeParse(answers[registry], reply.answer)
  if (!checked.success) return unavailable('wrong-answer')
  return { kind: 'answer', answer: checked.output as AnswerOf<Name> }
}

async function post(
  address: RegistryAddress,
  registry: RegistryName,
  body: QuestionBody,
  signal: AbortSignal,
  triesLeft = 1,
): Promise<Outcome<unknown>> {
  try {
    const response = await (address.fetch ?? fetch)(`${address.url}/${registry}/query`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(address.token === null ? {} : { authorization: `Bearer ${address.token}` }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal,
    })
    const text = await response.text()
    return response.ok ? parse(text) : unavailable('failing')
  } catch {
    if (signal.aborted) return unavailable('slow')
    // Only a broken connection is tried again: the question is a read, so asking twice changes nothing.
    return triesLeft > 0 ? post(address, registry, body, signal, triesLeft - 1) : unavailable('unreachable')
  }
}

function parse(text: string): Outcome<unknown> {
  try {
    return { kind: 'answer', answer: JSON.parse(text) }
  } catch {
    return unavailable('wrong-answer')
  }
}

export function unavailable(reason: Unavailability) {
  return { kind: 'unavailable', reason } as const
}
