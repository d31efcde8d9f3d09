import type { SamplePerson } from '#modules/service-kit'
import type { form } from './form.ts'

type Sample = SamplePerson<(typeof form)['fields']>

/** Somebody made up who tries the service. */
export const people: readonly Sample[] = [
  {
    story: 'Somebody who asks for the first time.',
    iin: '850715300013',
    answers: { phone: '+77011234567', purpose: 'work' },
  },
]
