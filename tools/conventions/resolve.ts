import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** What a specifier leads to: a path of ours from the root, a package of others, or a name nobody has. */
export type Target =
  | { readonly kind: 'ours'; readonly path: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' }

/** Resolves as Node does: relative paths, and the `imports` of the root's package.json for names with #. */
export function resolver(root: string): (from: string, specifier: string) => Target {
  const { imports = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports?: Record<string, string>
  }
  const patterns = Object.entries(imports).sort(
    ([a], [b]) => prefix(b).length - prefix(a).length || b.length - a.length,
  )
  return (from, specifier) => {
    if (specifier.startsWith('.')) return { kind: 'ours', path: posix.join(posix.dirname(from), specifier) }
    if (!specifier.startsWith('#')) return { kind: 'outside' }
    for (const [pattern, target] of patterns) {
      const rest = match(pattern, specifier)
      if (rest !== null) return { kind: 'ours', path: posix.normalize(target.replaceAll('*', rest)) }
    }
    return { kind: 'unknown' }
  }
}

function match(pattern: string, specifier: string): string | null {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === specifier ? '' : null
  const fits = specifier.startsWith(before) && specifier.endsWith(after)
  const rest = specifier.slice(before.length, specifier.length - after.length)
  return fits && rest.length > 0 ? rest : null
}

// A name without a star is the most exact of all.
function prefix(pattern: string): string {
  return pattern.includes('*') ? pattern.slice(0, pattern.indexOf('*')) : `${pattern}\uFFFF`
}
