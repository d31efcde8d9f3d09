/*
 * The curve id-tc26-gost-3410-12-512-paramSetA (RFC 7836 appendix B), which the National Certification Authority
 * names 1.2.398.3.10.1.1.2.2.1: y² = x³ − 3x + b over p = 2^512 − 569, of prime order.
 */
const fieldBits = 512n
const fieldMask = (1n << fieldBits) - 1n
const fold = 569n
const p = (1n << fieldBits) - fold
const b =
  0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760n

/** The order of the curve's group. */
export const order =
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275n

/** A point that is not the neutral one. */
export type Point = { readonly x: bigint; readonly y: bigint }

/** The generator. */
const base: Point = {
  x: 3n,
  y: 0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4n,
}

/** (X/Z², Y/Z³); the neutral point has Z = 0. */
type Jacobian = { readonly x: bigint; readonly y: bigint; readonly z: bigint }

const neutral: Jacobian = { x: 1n, y: 1n, z: 0n }

/** Whether the coordinates lie in the field and on the curve; the cofactor is 1, so nothing else is to be asked. */
export function isOnCurve({ x, y }: Point): boolean {
  if (x < 0n || x >= p || y < 0n || y >= p) return false
  return canonical(y * y - (reduce(x * x) - 3n) * x - b) === 0n
}

/** `scalar` times the generator; the scalar is blinded, because the arithmetic of BigInt takes its own time. */
export function multiplyBase(scalar: bigint, blind: bigint): Point | null {
  return affine(multiplyTwo(scalar + blind * order, 0n, base))
}

/** `first`·generator + `second`·`point` in one pass; null is the neutral point. */
export function multiplyAndAdd(first: bigint, second: bigint, point: Point): Point | null {
  return affine(multiplyTwo(first, second, point))
}

const baseWidth = 7
const pointWidth = 5
let baseMultiples: readonly Jacobian[] | null = null

/** Straus' method over signed windows: both scalars share their doublings. */
function multiplyTwo(first: bigint, second: bigint, point: Point): Jacobian {
  baseMultiples ??= oddMultiples(base, baseWidth)
  const multiples = second === 0n ? [] : oddMultiples(point, pointWidth)
  const firstDigits = signedWindows(first, baseWidth)
  const secondDigits = signedWindows(second, pointWidth)
  let sum = neutral
  for (let i = Math.max(firstDigits.length, secondDigits.length) - 1; i >= 0; i--) {
    sum = double(sum)
    sum = addDigit(sum, firstDigits[i] ?? 0, baseMultiples)
    sum = addDigit(sum, secondDigits[i] ?? 0, multiples)
  }
  return sum
}

function addDigit(sum: Jacobian, digit: number, multiples: readonly Jacobian[]): Jacobian {
  if (digit === 0) return sum
  const multiple = multiples[Math.abs(digit) >> 1] as Jacobian
  return add(sum, digit > 0 ? multiple : { ...multiple, y: -multiple.y })
}

/** 1, 3, 5 … times the point. */
function oddMultiples(point: Point, width: number): readonly Jacobian[] {
  const first = { ...point, z: 1n }
  const twice = double(first)
  const multiples: Jacobian[] = [first]
  while (multiples.length < 1 << (width - 2)) multiples.push(add(multiples.at(-1) as Jacobian, twice))
  return multiples
}

/** The non-adjacent form of `scalar`: odd digits below 2^(width−1), the lowest first. */
function signedWindows(scalar: bigint, width: number): readonly number[] {
  const digits: number[] = []
  const modulus = 1n << BigInt(width)
  let rest = scalar
  while (rest > 0n) {
    let digit = 0
    if (rest & 1n) {
      const low = rest & (modulus - 1n)
      digit = Number(low >= modulus >> 1n ? low - modulus : low)
      rest -= BigInt(digit)
    }
    digits.push(digit)
    rest >>= 1n
  }
  return digits
}

/** Hankerson, Menezes, Vanstone: Guide to Elliptic Curve Cryptography, algorithm 3.21 (a = −3). */
function double({ x, y, z }: Jacobian): Jacobian {
  if (z === 0n || y === 0n) return neutral
  const zz = reduce(z * z)
  const yy = reduce(y * y)
  const beta = reduce(x * yy)
  const alpha = reduce(3n * (x - zz) * (x + zz))
  const x3 = reduce(alpha * alpha - 8n * beta)
  return { x: x3, y: reduce(alpha * (4n * beta - x3) - 8n * yy * yy), z: reduce(2n * y * z) }
}

/** The complete case distinction of the same book, algorithm 3.22, for two points in Jacobian coordinates. */
function add(one: Jacobian, two: Jacobian): Jacobian {
  if (one.z === 0n) return two
  if (two.z === 0n) return one
  const z1 = reduce(one.z * one.z)
  const z2 = reduce(two.z * two.z)
  const u1 = reduce(one.x * z2)
  const u2 = reduce(two.x * z1)
  const s1 = reduce(one.y * reduce(z2 * two.z))
  const s2 = reduce(two.y * reduce(z1 * one.z))
  const h = canonical(u2 - u1)
  const r = reduce(s2 - s1)
  if (h === 0n) return canonical(r) === 0n ? double(one) : neutral
  const hh = reduce(h * h)
  const hhh = reduce(h * hh)
  const v = reduce(u1 * hh)
  const x3 = reduce(r * r - hhh - 2n * v)
  return { x: x3, y: reduce(r * (v - x3) - s1 * hhh), z: reduce(h * reduce(one.z * two.z)) }
}

function affine(point: Jacobian): Point | null {
  if (canonical(point.z) === 0n) return null
  const inverse = invert(canonical(point.z), p)
  const square = reduce(inverse * inverse)
  return { x: canonical(point.x * square), y: canonical(point.y * reduce(square * inverse)) }
}

/** Brings a product near the field: 2^512 ≡ 569. The rest may be a little negative; `canonical` ends a calculation. */
function reduce(value: bigint): bigint {
  const once = (value & fieldMask) + (value >> fieldBits) * fold
  return (once & fieldMask) + (once >> fieldBits) * fold
}

function canonical(value: bigint): bigint {
  const near = reduce(value) % p
  return near < 0n ? near + p : near
}

/** The inverse modulo a prime, by Euclid; `value` is not 0. */
export function invert(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (a > 0n) {
    const quotient = b / a
    ;[a, b] = [b - quotient * a, a]
    ;[x, y] = [y - quotient * x, x]
  }
  return y < 0n ? y + modulus : y
}
