import { identifierKind } from '#kz'
import { closeLook, type LookResult, openLook } from '#modules/consents'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { AnswerOf, RegistryName } from './answers.ts'
import { createBreaker } from './breaker.ts'
import { putQuestion, type QuestionBody, type RegistryAddress, unavailable } from './put-question.ts'
import type { ContributionsAsked, Individual, Outcome, Question, Registries } from './registry.ts'

/** What each registry tells about a person, in the words of the person's list of looks. */
const attributesOf: Readonly<Record<RegistryName, readonly string[]>> = {
  individuals: ['names', 'birth-date', 'sex', 'status', 'documents', 'region', 'photo'],
  'mobile-citizens': ['phone-link'],
  'civil-acts': ['civil-acts'],
  'legal-entities': ['companies-headed'],
  contributions: ['contributions'],
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
      askAbout([iin], 'individuals', question, async () =>
        individualOf(iin, await ask('individuals', { iin })),
      ),
    askPhoneOwner: (iin, phone, question) =>
      askAbout([iin], 'mobile-citizens', question, () => ask('mobile-citizens', { iin, phone })),
    askCivilActs: (iin, question) =>
      askAbout([iin], 'civil-acts', question, () =>
        mapAnswer(ask('civil-acts', { iin }), ({ acts }) => acts),
      ),
    askLegalEntities: (about, question) => {
      const put = () => mapAnswer(ask('legal-entities', about), ({ entities }) => entities)
      return 'bin' in about ? put() : askAbout([about.headIin], 'legal-entities', question, put)
    },
    askContributions: (asked, question) =>
      askAbout(
        peopleAskedAbout(asked),
        'contributions',
        question,
        async () => contributionsOf(asked, await ask('contributions', asked)),
        ({ rows }, iin) => rows.some(({ employeeIin }) => employeeIin === iin || asked.payer === iin),
      ),
  }
}

type Ask = <Name extends RegistryName>(registry: Name, body: QuestionBody) => Promise<Outcome<AnswerOf<Name>>>

/** Puts questions to the registries that are not resting. */
function questionLine(address: RegistryAddress, monotonic: () => number): Ask {
  const breakers = {
    individuals: createBreaker(monotonic),
    'mobile-citizens': createBreaker(monotonic),
    'civil-acts': createBreaker(monotonic),
    'legal-entities': createBreaker(monotonic),
    contributions: createBreaker(monotonic),
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
    iins: readonly string[],
    registry: RegistryName,
    question: Question,
    put: () => Promise<Outcome<Answer>>,
    isFound: (answer: Answer, iin: string) => boolean = saysSomething,
  ): Promise<Outcome<Answer>> => {
    const looks: { readonly iin: string; readonly id: string }[] = []
    for (const iin of iins) {
      const look = { iin, ...question, source: registry, attributes: attributesOf[registry] }
      looks.push({ iin, id: await openLook(database, keyring, clock, look) })
    }
    const outcome = await put()
    for (const { id, iin } of looks)
      await closeLook(
        database,
        id,
        resultOf(outcome, (answer) => isFound(answer, iin)),
      )
    return outcome
  }
}

function resultOf<Answer>(outcome: Outcome<Answer>, isFound: (answer: Answer) => boolean): LookResult {
  if (outcome.kind === 'unavailable') return 'unavailable'
  return isFound(outcome.answer) ? 'found' : 'not-found'
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

/** The employees who were chosen; else the payer, where that is a person. A company is nobody's personal fact. */
function peopleAskedAbout({ payer, employees }: ContributionsAsked): readonly string[] {
  if (employees) return [...new Set(employees)]
  return identifierKind(payer) === 'iin' ? [payer] : []
}

function contributionsOf(
  { payer, employees }: ContributionsAsked,
  outcome: Outcome<AnswerOf<'contributions'>>,
): Outcome<AnswerOf<'contributions'>> {
  if (outcome.kind === 'unavailable') return outcome
  const { answer } = outcome
  const isAsked = answer.rows.every(({ employeeIin }) => !employees || employees.includes(employeeIin))
  return answer.payer === payer && isAsked ? outcome : unavailable('wrong-answer')
}

async function mapAnswer<From, To>(
  asked: Promise<Outcome<From>>,
  map: (answer: From) => To,
): Promise<Outcome<To>> {
  const outcome = await asked
  return outcome.kind === 'answer' ? { kind: 'answer', answer: map(outcome.answer) } : outcome
}
