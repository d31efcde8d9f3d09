import { createHash } from 'node:crypto'

/** A form's key as it is kept: only as good as a name, and only for this person and purpose. */
export function formKeyOf(scope: string, key: string): Buffer {
  return createHash('sha256').update(`${scope} ${key}`).digest()
}
