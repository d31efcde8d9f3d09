import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Language } from './text-room.ts'

/** What a message expects: each argument with how it is used, and the plural forms it leaves out. */
export type Placeholders = {
  /** `count` → `number`; `sex` → `select female,male`. A number may be written plainly or as a plural. */
  readonly uses: ReadonlyMap<string, string>
  readonly missingForms: readonly string[]
}

/** Reads a message as the site does (tags are plain text); returns the parser's complaint when it cannot be read. */
export function placeholdersOf(language: Language, message: string): Placeholders | string {
  try {
    const elements = parse(message, { ignoreTag: true })
    const uses = new Map<string, string>()
    const missingForms: string[] = []
    for (const element of nested(elements)) {
      const use = useOf(element)
      if (use && !(use.as === 'plain' && uses.has(use.name))) uses.set(use.name, use.as)
      missingForms.push(...formsLeftOut(language, element))
    }
    return { uses, missingForms }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function nested(elements: readonly MessageFormatElement[]): readonly MessageFormatElement[] {
  return elements.flatMap((element) =>
    'options' in element
      ? [element, ...Object.values(element.options).flatMap(({ value }) => nested(value))]
      : [element],
  )
}

function useOf(element: MessageFormatElement): { readonly name: string; readonly as: string } | null {
  switch (element.type) {
    case TYPE.argument:
      return { name: element.value, as: 'plain' }
    case TYPE.number:
    case TYPE.plural:
      return { name: element.value, as: 'number' }
    case TYPE.date:
      return { name: element.value, as: 'date' }
    case TYPE.time:
      return { name: element.value, as: 'time' }
    case TYPE.select:
      return { name: element.value, as: `select ${Object.keys(element.options).sort().join(',')}` }
    default:
      return null
  }
}

function formsLeftOut(language: Language, element: MessageFormatElement): readonly string[] {
  if (element.type !== TYPE.plural) return []
  const { pluralCategories } = new Intl.PluralRules(language, {
    type: element.pluralType ?? 'cardinal',
  }).resolvedOptions()
  return pluralCategories.filter((form) => !(form in element.options))
}
