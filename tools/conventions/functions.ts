import type { SourceFile } from './source-files.ts'
import { lineAt, type Node, walk } from './syntax.ts'

/** A function and how many lines it takes, from its first to its last. */
export type MeasuredFunction = { readonly place: string; readonly name: string; readonly lines: number }

const kinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

export function functionsOf(file: SourceFile, program: Node): readonly MeasuredFunction[] {
  const found: MeasuredFunction[] = []
  walk(program, (node, parent) => {
    if (!kinds.has(node.type)) return
    const first = lineAt(file.text, node.start)
    found.push({
      place: `${file.path}:${first}`,
      name: nameOf(node) ?? (parent && nameOf(parent)) ?? 'a function without a name',
      lines: lineAt(file.text, node.end) - first + 1,
    })
  })
  return found
}

function nameOf(node: Node): string | null {
  for (const part of [node.id, node.key])
    if (typeof part === 'object' && part !== null && 'name' in part) return String(part.name)
  return null
}
