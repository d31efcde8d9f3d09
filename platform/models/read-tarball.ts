import { gunzipSync } from 'node:zlib'

/** The wanted files of a package's tarball, from memory: nothing else of the package touches the disk. */
export function readTarball(
  tarball: Uint8Array,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  const bytes = gunzipSync(tarball)
  const found = new Map<string, Uint8Array>()
  const text = (from: number, length: number) =>
    bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  for (let at = 0; at + 512 <= bytes.length; ) {
    const prefix = text(at + 345, 155)
    const name = prefix ? `${prefix}/${text(at, 100)}` : text(at, 100)
    if (!name) break
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8)
    if (wanted.has(name)) found.set(name, bytes.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return found
}
