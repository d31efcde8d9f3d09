import type { Payer, SamplePerson } from '#modules/service-kit'
import type { form } from './form.ts'

type Sample = SamplePerson<(typeof form)['fields']> & { readonly payer: Payer }

const paidTwice = {
  id: 'C-2026-09-0001',
  surname: 'Жұмабаев',
  name: 'Арман',
  patronymic: 'Бекұлы',
  period: '2026-09',
  knp: '010',
  paid: '4250000',
  refund: '4250000',
  paidOn: '2026-10-05',
  reference: 'PP-1120',
} as const

/** A first head whose bookkeeper paid September twice for one employee, and a penalty for another. */
export const askar: Sample = {
  story:
    'The first head of a logistics company: one contribution was paid twice, and a penalty without arrears.',
  iin: '771126300017',
  payer: {
    id: '150440000013',
    name: '«Алатау Логистик» ЖШС',
    kind: 'legal-entity',
    headIin: '771126300017',
    active: true,
  },
  answers: {
    phone: '+77011234567',
    email: 'kense@alatau.example',
    payer: '150440000013',
    region: '75',
    bic: 'HSBKKZKX',
    iic: 'KZ30601A00000000001X',
    reason: 'duplicate',
    rows: [
      { ...paidTwice, employeeIin: '900101300017' },
      {
        ...paidTwice,
        id: 'C-2026-09-0002',
        employeeIin: '870329400015',
        surname: 'Сейітова',
        name: 'Шолпан',
        knp: '019',
        paid: '123456',
        refund: '100000',
        reference: 'PP-1121',
      },
    ],
  },
}

/** A sole proprietor is identified by their own IIN and heads nobody but themselves. */
export const sholpan: Sample = {
  ...askar,
  story: 'A sole proprietor who paid for an employee after the dismissal.',
  iin: '870329400015',
  payer: {
    id: '870329400015',
    name: '«Шолпан» наубайханасы ЖК',
    kind: 'sole-proprietor',
    headIin: '870329400015',
    active: true,
  },
  answers: { ...askar.answers, payer: '870329400015', reason: 'after-dismissal' },
}

export const people: readonly Sample[] = [askar, sholpan]
