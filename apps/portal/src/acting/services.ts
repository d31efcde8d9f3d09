import type { Language } from '#platform/texts'
import { catalogue } from '#services/catalogue'

/** Services that a legal entity orders, and a delegate may prepare. */
export const mandatedServices = catalogue.filter(({ audience }) => audience !== 'citizen')

/** Names of services; one that is no longer offered keeps its id. */
export function servicesInWords(language: Language, ids: readonly string[]): readonly string[] {
  return ids.map((id) => catalogue.find((service) => service.id === id)?.texts(language)('name') ?? id)
}
