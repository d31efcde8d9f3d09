/** A letter put where the caret is, large or small as the letter before it. */
export function typeLetter(
  value: string,
  from: number,
  to: number,
  letter: string,
): { readonly value: string; readonly caret: number } {
  const before = value.slice(0, from)
  const last = before.at(-1) ?? ''
  const isSmall = last !== last.toLocaleUpperCase('kk') && last === last.toLocaleLowerCase('kk')
  const put = isSmall ? letter.toLocaleLowerCase('kk') : letter
  return { value: before + put + value.slice(to), caret: before.length + put.length }
}
