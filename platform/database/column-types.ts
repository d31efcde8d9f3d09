import pg from 'pg'

const { builtins, getTypeParser } = pg.types

/** How columns arrive: `date` as YYYY-MM-DD, `bigint` as a number, `timestamptz` as a Date, `numeric` as text. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => {
    if (type === builtins.DATE && format !== 'binary') return (value: string) => value
    if (type === builtins.INT8 && format !== 'binary') return exactNumber
    return getTypeParser(type, format)
  },
}

// A count or an amount in tiyn stays far below 2^53; beyond that a number would silently lose digits.
function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be read as a number.`)
  return number
}
