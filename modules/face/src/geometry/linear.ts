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

/** Eigenvalues and vectors of a symmetric matrix by Jacobi rotations, the largest first. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): {
  readonly values: readonly number[]
  readonly vectors: readonly (readonly number[])[]
} {
  const size = matrix.length
  const a = matrix.map((row) => [...row])
  const v = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        off += a[p]![q]! ** 2
        rotate(a, v, p, q)
      }
    }
    if (off < 1e-18) break
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!)
  return { values: order.map((i) => a[i]![i]!), vectors: order.map((i) => v.map((row) => row[i]!)) }
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = a[p]![q]!
  if (Math.abs(apq) < 1e-300) return
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < a.length; k++) {
    const akp = a[k]![p]!
    const akq = a[k]![q]!
    a[k]![p] = c * akp - s * akq
    a[k]![q] = s * akp + c * akq
  }
  for (let k = 0; k < a.length; k++) {
    const apk = a[p]![k]!
    const aqk = a[q]![k]!
    a[p]![k] = c * apk - s * aqk
    a[q]![k] = s * apk + c * aqk
    const vkp = v[k]![p]!
    const vkq = v[k]![q]!
    v[k]![p] = c * vkp - s * vkq
    v[k]![q] = s * vkp + c * vkq
  }
}
