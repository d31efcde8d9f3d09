import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

/** Where unpredictable things come from, as an argument: `systemRandom` in programs, a fixed one in tests. */
export type Random = {
  readonly bytes: (count: number) => Buffer
  /** A whole number from 0 up to, but not including, `limit`; every one equally likely. */
  readonly below: (limit: number) => number
  readonly uuid: () => string
}

/** The machine's cryptographic randomness. */
export const systemRandom: Random = {
  bytes: randomBytes,
  below: (limit) => randomInt(limit),
  uuid: randomUUID,
}

/** A code of digits for people to type, such as the six of an SMS. */
export function randomDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join('')
}

/** A secret for a link or a cookie: 256 bits unless told otherwise, safe in an address. */
export function randomToken(random: Random, bytes = 32): string {
  return random.bytes(bytes).toString('base64url')
}

/** The members in a random order. */
export function shuffle<Member>(random: Random, members: readonly Member[]): Member[] {
  const shuffled = [...members]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1)
    const moved = shuffled[last]!
    shuffled[last] = shuffled[chosen]!
    shuffled[chosen] = moved
  }
  return shuffled
}

/** Compares secrets without telling by the time taken how far they agree, or how long they are. */
export function equalSecrets(one: string | Buffer, other: string | Buffer): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(secret: string | Buffer): Buffer {
  return createHash('sha256').update(secret).digest()
}
