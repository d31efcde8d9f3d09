import { closeLook, type LookResult, openLook } from '#modules/consents'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { AnswerOf, RegistryName } from './answers.ts'
import { createBreaker } from './breaker.ts'
import { putQuestion, type RegistryAddress, unavailable } from './put-question.ts'
import type { Individual, Outcome, Question, Registries } from './registry.ts'

/** What each registry tells about a person, in the words of the person's list of looks. */
const attributesOf: Readonly<Record<RegistryName, readonly string[]>> = {
  individuals: ['names', 'birth-date', 'sex', 'status', 'documents', 'region', 'photo'],
  'mobile-citizens': ['phone-link'],
  'civil-acts': ['civil-acts'],
  'legal-entities': ['companies-headed'],
}

/**
 * The State's registries over HTTP. Each question is written down before it is put, and has an outcome
 * within two seconds whatever the registry does.
 */
export function connectRegistries(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  address: RegistryAddress,
  monotonic: () => number = () => performance.now(),
): Registries {
  const ask = questionLine(address, monotonic)
  const askAbout = writtenQuestions(database, keyring, clock)
  return {
    askIndividual: (iin, question) =>
      askAbout(iin, 'individuals', question, async () =>
        individualOf(iin, await ask('individuals', { iin })),
      ),
    askPhoneOwner: (iin, phone, question) =>
      askAbout(iin, 'mobile-citizens', question, () => ask('mobile-citizens', { iin, phone })),
    askCivilActs: (iin, question) =>
      askAbout(iin, 'civil-acts', question, () => mapAnswer(ask('civil-acts', { iin }), ({ acts }) => acts)),
    askLegalEntities: (about, question) => {
      const put = () => mapAnswer(ask('legal-entities', about), ({ entities }) => entities)
      return 'bin' in about ? put() : askAbout(about.headIin, 'legal-entities', question, put)
    },
  }
}

type Ask = <Name extends RegistryName>(
  registry: Name,
  body: Readonly<Record<string, string>>,
) => Promise<Outcome<AnswerOf<Name>>>

/** Puts questions to the registries that are not resting. */
function questionLine(address: RegistryAddress, monotonic: () => number): Ask {
  const breakers = {
    individuals: createBreaker(monotonic),
    'mobile-citizens': createBreaker(monotonic),
    'civil-acts': createBreaker(monotonic),
    'legal-entities': createBreaker(monotonic),
  }
  return async (registry, body) => {
    const breaker = breakers[registry]
    if (!breaker.mayAsk()) return unavailable('resting')
    const outcome = await putQuestion(address, registry, body)
    if (outcome.kind === 'answer' || outcome.reason === 'wrong-answer') breaker.succeeded()
    else breaker.failed()
    return outcome
  }
}

/** The row stands before the question is put: a crash in between leaves "pending", never an unseen look. */
function writtenQuestions(database: Database, keyring: Keyring, clock: Clock) {
  return async <Answer>(
    iin: string,
    registry: RegistryName,
    question: Question,
    put: () => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> => {
    const look = await openLook(database, keyring, clock, {
      iin,
      ...question,
      source: registry,
      attributes: attributesOf[registry],
    })
    const outcome = await put()
    await closeLook(database, look, resultOf(outcome))
    return outcome
  }
}

function resultOf(outcome: Outcome<unknown>): LookResult {
  if (outcome.kind === 'unavailable') return 'unavailable'
  return saysSomething(outcome.answer) ? 'found' : 'not-found'
}

function saysSomething(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  if (Array.isArray(answer)) return answer.length > 0
  return !('linked' in answer) || answer.linked === true
}

function individualOf(iin: string, outcome: Outcome<AnswerOf<'individuals'>>): Outcome<Individual | null> {
  if (outcome.kind === 'unavailable') return outcome
  if (!outcome.answer.found) return { kind: 'answer', answer: null }
  const { person } = outcome.answer
  // An answer about somebody else is worse than none.
  return person.iin === iin ? { kind: 'answer', answer: person } : unavailable('wrong-answer')
}

async function mapAnswer<From, To>(
  asked: Promise<Outcome<From>>,
  map: (answer: From) => To,
): Promise<Outcome<To>> {
  const outcome = await asked
  return outcome.kind === 'answer' ? { kind: 'answer', answer: map(outcome.answer) } : outcome
}
