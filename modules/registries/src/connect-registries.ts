import { closeLook, type LookResult, openLook } from '#modules/consents'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { AnswerOf, RegistryName } from './answers.ts'
import { createBreaker } from './breaker.ts'
import { putQuestion, type RegistryAddress, unavailable } from './put-question.ts'
import type { Outcome, Question, Registries } from './registry.ts'

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
  const breakers = {
    individuals: createBreaker(monotonic),
    'mobile-citizens': createBreaker(monotonic),
    'civil-acts': createBreaker(monotonic),
    'legal-entities': createBreaker(monotonic),
  }

  async function ask<Name extends RegistryName>(
    registry: Name,
    body: Readonly<Record<string, string>>,
  ): Promise<Outcome<AnswerOf<Name>>> {
    const breaker = breakers[registry]
    if (!breaker.mayAsk()) return unavailable('resting')
    const outcome = await putQuestion(address, registry, body)
    if (outcome.kind === 'answer' || outcome.reason === 'wrong-answer') breaker.succeeded()
    else breaker.failed()
    return outcome
  }

  /** The row stands before the question is put: a crash in between leaves "pending", never an unseen look. */
  async function askAbout<Answer>(
    iin: string,
    registry: RegistryName,
    question: Question,
    put: () => Promise<Outcome<Answer>>,
    classify: (answer: Answer) => LookResult,
  ): Promise<Outcome<Answer>> {
    const attributes = attributesOf[registry]
    const look = await openLook(database, keyring, clock, {
      iin,
      ...question,
      source: registry,
      attributes,
    })
    const outcome = await put()
    await closeLook(database, look, outcome.kind === 'answer' ? classify(outcome.answer) : 'unavailable')
    return outcome
  }

  return {
    askIndividual: (iin, question) =>
      askAbout(
        iin,
        'individuals',
        question,
        async () => {
          const outcome = await ask('individuals', { iin })
          if (outcome.kind === 'unavailable') return outcome
          if (!outcome.answer.found) return { kind: 'answer', answer: null }
          const { person } = outcome.answer
          // An answer about somebody else is worse than none.
          return person.iin === iin ? { kind: 'answer', answer: person } : unavailable('wrong-answer')
        },
        (person) => (person === null ? 'not-found' : 'found'),
      ),

    askPhoneOwner: (iin, phone, question) =>
      askAbout(
        iin,
        'mobile-citizens',
        question,
        () => ask('mobile-citizens', { iin, phone }),
        ({ linked }) => (linked ? 'found' : 'not-found'),
      ),

    askCivilActs: (iin, question) =>
      askAbout(
        iin,
        'civil-acts',
        question,
        () => mapAnswer(ask('civil-acts', { iin }), ({ acts }) => acts),
        (acts) => (acts.length > 0 ? 'found' : 'not-found'),
      ),

    askLegalEntities: (about, question) => {
      const put = () => mapAnswer(ask('legal-entities', about), ({ entities }) => entities)
      if ('bin' in about) return put()
      return askAbout(about.headIin, 'legal-entities', question, put, (entities) =>
        entities.length > 0 ? 'found' : 'not-found',
      )
    },
  }
}

async function mapAnswer<From, To>(
  asked: Promise<Outcome<From>>,
  map: (answer: From) => To,
): Promise<Outcome<To>> {
  const outcome = await asked
  return outcome.kind === 'answer' ? { kind: 'answer', answer: map(outcome.answer) } : outcome
}
