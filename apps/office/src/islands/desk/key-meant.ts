type Press = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a pressed key means: the list of keys, out of the field, a shortcut, or nothing of ours. */
export function keyMeant(
  press: Press,
  target: { readonly matches: (selector: string) => boolean } | null,
): 'help' | 'leave-field' | 'shortcut' | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const types = target?.matches('input:not([type="checkbox"], [type="radio"]), textarea, select') ?? false
  if (types) return press.key === 'Escape' ? 'leave-field' : null
  // On Russian and Kazakh layouts the question mark is another key; it means the same.
  return press.key === '?' ? 'help' : 'shortcut'
}
