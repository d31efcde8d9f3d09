import { Hono } from 'hono'
import * as v from 'valibot'
import type { Clock } from '#platform/clock'
import type { Persona } from '../state/persona.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { contributionsApi } from './contributions-api.ts'
import { iinFrom, payerFrom, phoneFrom, readBody } from './read-body.ts'
import { answer } from './registry-answer.ts'

const byIin = v.object({ iin: v.string() })
const byIinAndPhone = v.object({ iin: v.string(), phone: v.string() })
const byBinOrHead = v.union([v.object({ bin: v.string() }), v.object({ headIin: v.string() })])

/** The State registries, as the rest of Senim sees them. */
export function registriesApi(state: SandboxState): Hono {
  const { clock, population, photos } = state
  const routes = new Hono()
  routes.post('/individuals/query', async (c) => {
    const iin = iinFrom((await readBody(c, byIin)).iin, clock)
    return answer(state, c, { registry: 'individuals', question: { iin } }, (wrong) => {
      const person = wrong ? population.somebodyElse(iin) : population.find(iin)
      const answered = person
        ? { found: true, person: recordOf(person, photos.get(person.iin)) }
        : { found: false }
      return { body: answered, found: answered.found }
    })
  })
  routes.post('/mobile-citizens/query', async (c) => {
    const body = await readBody(c, byIinAndPhone)
    const [iin, phone] = [iinFrom(body.iin, clock), phoneFrom(body.phone)]
    return answer(state, c, { registry: 'mobile-citizens', question: { iin, phone } }, (wrong) => {
      const linked = (population.whoCarries(phone)?.phone?.registeredTo === iin) !== wrong
      return { body: { linked }, found: linked }
    })
  })
  routes.post('/civil-acts/query', async (c) => {
    const iin = iinFrom((await readBody(c, byIin)).iin, clock)
    return answer(state, c, { registry: 'civil-acts', question: { iin } }, (wrong) => {
      const acts = population.actsOf(wrong ? personWithActs(state, iin) : iin)
      return { body: { acts }, found: acts.length > 0 }
    })
  })
  routes.post('/legal-entities/query', async (c) => {
    const question = entityQuestion(await readBody(c, byBinOrHead), clock)
    return answer(state, c, { registry: 'legal-entities', question }, (wrong) => {
      const asked = entitiesAsked(state, question)
      const entities = wrong
        ? population
            .entities()
            .filter((entity) => !asked.includes(entity))
            .slice(0, 1)
        : asked
      return { body: { entities }, found: entities.length > 0 }
    })
  })
  routes.route('/contributions', contributionsApi(state))
  return routes
}

function recordOf(person: Persona, photo: Buffer | undefined): Readonly<Record<string, unknown>> {
  const { kinds: _kinds, story: _story, phone: _phone, employerBin: _employer, region, ...record } = person
  return { ...record, address: { region }, ...(photo ? { photo: photo.toString('base64') } : {}) }
}

function personWithActs({ population }: SandboxState, iin: string): string {
  for (let other = population.somebodyElse(iin); ; other = population.somebodyElse(other.iin))
    if (population.actsOf(other.iin).length > 0 && other.iin !== iin) return other.iin
}

function entityQuestion(
  body: v.InferOutput<typeof byBinOrHead>,
  clock: Clock,
): { bin: string } | { headIin: string } {
  if ('headIin' in body) return { headIin: iinFrom(body.headIin, clock) }
  return { bin: payerFrom(body.bin, clock) }
}

function entitiesAsked({ population }: SandboxState, question: { bin: string } | { headIin: string }) {
  if ('headIin' in question) return population.entitiesHeadedBy(question.headIin)
  const entity = population.findEntity(question.bin)
  return entity ? [entity] : []
}
