import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { findPeople } from '../state/find-people.ts'
import { isBirthDate, isName } from '../state/newcomer-wish.ts'
import type { Persona } from '../state/persona.ts'
import { largestPhotoBytes } from '../state/photos.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { refuseTooLarge, SandboxProblem } from './problem.ts'
import { iinFrom, phoneFrom, readBody } from './read-body.ts'

const namePart = v.optional(v.pipe(v.string(), v.check(isName, 'one to sixty letters, spaces and hyphens')))

function wishOn(today: Date) {
  const born = v.pipe(
    v.string(),
    v.check((day) => isBirthDate(day, today), 'a day from 1900-01-01 to today, as YYYY-MM-DD'),
  )
  return v.object({
    surname: namePart,
    name: namePart,
    patronymic: namePart,
    birthDate: v.optional(born),
    sex: v.optional(v.picklist(['male', 'female'])),
    phone: v.optional(v.string()),
    photo: v.optional(v.pipe(v.string(), v.base64('base64 of a JPEG or PNG'))),
  })
}

/** The people of the sandbox, and how to become one. */
export function peopleApi(state: SandboxState): Hono {
  const routes = new Hono()
  // Base64 makes a photograph a third longer.
  routes.use(bodyLimit({ maxSize: (largestPhotoBytes * 4) / 3 + 10_000, onError: refuseTooLarge }))
  routes.get('/', (c) => {
    const people = findPeople(state.population.everybody(), c.req.query('q'), c.req.query('kind'))
    return c.json({ people: people.map((person) => viewOf(state, person)) })
  })
  routes.post('/', (c) => becomeCitizen(state, c))
  routes.get('/:iin', (c) => c.json(viewOf(state, personFrom(state, c))))
  routes.delete('/:iin', (c) => {
    state.deletePerson(personFrom(state, c).iin)
    return c.body(null, 204)
  })
  routes.get('/:iin/photo', (c) => {
    const photo = state.photos.get(personFrom(state, c).iin)
    if (!photo) throw new SandboxProblem('photo-missing')
    return c.body(new Uint8Array(photo), 200, { 'content-type': 'image/jpeg' })
  })
  routes.put('/:iin/photo', async (c) => {
    const { iin } = personFrom(state, c)
    if (!/^image\/(jpeg|png)$/.test(c.req.header('content-type') ?? ''))
      throw new SandboxProblem('wrong-media-type', 'image/jpeg or image/png')
    await savePhoto(state, iin, new Uint8Array(await c.req.arrayBuffer()))
    return c.body(null, 204)
  })
  routes.delete('/:iin/photo', (c) => {
    state.photos.remove(personFrom(state, c).iin)
    return c.body(null, 204)
  })
  return routes
}

async function becomeCitizen(state: SandboxState, c: Context): Promise<Response> {
  const { photo, phone, ...wish } = await readBody(c, wishOn(state.clock.now()))
  const number = phone === undefined ? undefined : phoneFrom(phone)
  if (number && state.population.whoCarries(number)) throw new SandboxProblem('phone-taken')
  const person = state.population.welcome({ ...wish, phone: number })
  if (photo !== undefined) {
    try {
      await savePhoto(state, person.iin, Buffer.from(photo, 'base64'))
    } catch (error) {
      state.deletePerson(person.iin)
      throw error
    }
  }
  return c.json(viewOf(state, person), 201)
}

async function savePhoto({ photos }: SandboxState, iin: string, picture: Uint8Array): Promise<void> {
  const outcome = await photos.set(iin, picture)
  if (outcome !== 'saved') throw new SandboxProblem(outcome)
}

function personFrom({ clock, population }: SandboxState, c: Context): Persona {
  const person = population.find(iinFrom(c.req.param('iin') ?? '', clock))
  if (!person) throw new SandboxProblem('person-unknown')
  return person
}

function viewOf({ photos, population }: SandboxState, person: Persona) {
  return {
    ...person,
    synthetic: true,
    newcomer: population.isNewcomer(person.iin),
    hasPhoto: photos.get(person.iin) !== undefined,
  }
}
