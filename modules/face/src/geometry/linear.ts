/** Solves A·x = b for a small square A by elimination with pivoting; undefined when A is singular. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const size = right.length
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    }
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    const head = rows[column]!
    if (Math.abs(head[column]!) < 1e-12) return undefined
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row]![column]! / head[column]!
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * head[k]!
    }
  }
  const x = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]![size]!
    for (let k = row + 1; k < size; k++) sum -= rows[row]![k]! * x[k]!
    x[row] = sum / rows[row]![row]!
  }
  return x
}
