import type { Role } from '#modules/staff'
import type { Language } from '#platform/texts'
import { texts } from './words.ts'

/** Roles in words, with commas. */
export function roleNames(language: Language, roles: readonly Role[]): string {
  return roles.map((role) => texts(language)(`role.${role}`)).join(', ')
}
