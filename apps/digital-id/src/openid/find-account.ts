import type { FindAccount } from 'oidc-provider'
import { readProfile } from '#modules/accounts'
import { closeLook, openLook } from '#modules/consents'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { attributesOf, claimsOf } from './claims.ts'

/** Finds the person behind a subject. A service that reads more than "the same person again" leaves a trace. */
export function accountFinder(database: Database, keyring: Keyring, clock: Clock): FindAccount {
  return async (ctx, personId) => {
    const profile = await readProfile(database, keyring, personId)
    if (!profile) return undefined
    return {
      accountId: personId,
      claims: async (use, scope) => {
        const attributes = attributesOf(scope)
        if (use === 'userinfo' && attributes.length > 0) {
          const look = await openLook(database, keyring, clock, {
            iin: profile.iin,
            by: 'service',
            asker: ctx.oidc.client?.clientId ?? 'unknown',
            purpose: 'sign-in',
            source: 'digital-id',
            attributes,
          })
          await closeLook(database, look, 'found')
        }
        return claimsOf(profile)
      },
    }
  }
}
