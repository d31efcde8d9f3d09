import { dayInKazakhstan } from '#kz'
import { mandatesFor } from '#modules/accounts'
import type { ApplicationDoors, ApplicationsRoom } from '#modules/applications'
import { approvalDoor } from '#modules/approvals'
import { orderPayment, outcomeOf } from '#modules/payments'
import { currentCalendar, readBanks, readOffered, readTerm, serviceInForce } from '#modules/reference'
import type { LegalEntity, Question, Registries } from '#modules/registries'
import { isService, type Payer } from '#modules/service-kit'
import { findSignature } from '#modules/signing'
import type { Config } from '#platform/config'
import { systemRandom } from '#platform/crypto'
import { catalogue } from '#services/catalogue'

type Base = Pick<ApplicationsRoom, 'database' | 'keyring' | 'clock'> & { readonly registries: Registries }

/** Joins applications with what they ask of others: registries, signatures, agreements and payments. */
export function openApplications(
  { origins }: { readonly origins: Pick<Config['origins'], 'portal'> },
  base: Base,
): ApplicationsRoom {
  const { database, keyring, clock } = base
  const random = systemRandom
  const today = () => dayInKazakhstan(clock.now())
  return {
    ...{ database, keyring, clock, random },
    services: catalogue.filter(isService),
    portal: origins.portal,
    doors: {
      calendar: currentCalendar,
      banks: (trx) => readBanks(trx, today()),
      inForce: (trx, service) => serviceInForce(trx, today(), service),
      term: (trx, service, term, shipped) => readTerm(trx, today(), { service, term }, shipped),
      offered: (trx, service, payment) => readOffered(trx, today(), service, payment),
      payers: payersOf(base),
      contributions: contributionsOf(base),
      signature: (trx, requestId) => findSignature(trx, keyring, requestId),
      approvals: approvalDoor(keyring),
      paid: outcomeOf,
      pay: async (trx, { key, applicationId, personId, number, service, answers, payer }) => {
        const decided = service.decision?.(answers)
        const { bic, iic } = answers
        if (!decided || !payer || typeof bic !== 'string' || typeof iic !== 'string')
          throw new Error('This service pays nobody.')
        await orderPayment(
          trx,
          { keyring, clock, random },
          {
            orderKey: key,
            applicationId,
            personId,
            payee: { iic, bic, name: payer.name, idNumber: payer.id, kbe: kbeOf(payer) },
            lines: decided.lines,
            purpose: number,
          },
        )
      },
    },
  }
}

// Residents: a private entity, or a household with its proprietor. A form that asks for the KBe says it itself.
function kbeOf({ kind }: Payer): string {
  return kind === 'sole-proprietor' ? '19' : '17'
}

const forApplication: Question = { by: 'service', asker: 'portal', purpose: 'refund' }

/** Whom this person may apply for: what they head by the registry today, and what a head's mandate covers. */
function payersOf({ database, keyring, clock, registries }: Base): ApplicationDoors['payers'] {
  return async ({ iin }, service) => {
    const headed = await registries.askLegalEntities({ headIin: iin }, forApplication)
    if (headed.kind === 'unavailable') return null
    const received = await mandatesFor({ database, keyring, clock }, iin)
    const mandates = received.filter(({ services }) => services.includes(service))
    const prepared: Payer[] = []
    for (const { bin } of mandates) {
      const asked = await registries.askLegalEntities({ bin }, forApplication)
      if (asked.kind === 'unavailable') return null
      prepared.push(...asked.answer.map((entity) => ({ ...payerOf(entity), byMandate: true as const })))
    }
    return [...headed.answer.map(payerOf), ...prepared]
  }
}

function payerOf({ bin, name, kind, headIin, status }: LegalEntity): Payer {
  return { id: bin, name, kind, headIin, active: status === 'active' }
}

function contributionsOf({ registries }: Base): ApplicationDoors['contributions'] {
  return async (payer, _, which) => {
    const asked = await registries.askContributions({ payer, ...which }, forApplication)
    if (asked.kind === 'unavailable') return null
    const { rows, total } = asked.answer
    return { total, rows: rows.map(({ amount, ...row }) => ({ ...row, paid: amount.toString() })) }
  }
}
