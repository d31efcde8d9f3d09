import { type EcmaScriptModule, parseSync } from 'oxc-parser'
import type { SourceFile } from './source-files.ts'

/** A node of the syntax tree; what it holds depends on its type. */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & {
  readonly [part: string]: unknown
}

export type Syntax = { readonly program: Node; readonly module: EcmaScriptModule }

/** Reads a TypeScript file; a file that cannot be read is a defect for the compiler to explain. */
export function syntaxOf(file: SourceFile): Syntax {
  const { program, module, errors } = parseSync(file.path, file.text)
  const [error] = errors
  if (error) throw new Error(`${file.path} cannot be read: ${error.message}. Run tsc.`)
  return { program: program as unknown as Node, module }
}

/** Calls back for every node, parents first. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  visit(node, parent)
  for (const part of Object.values(node))
    for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) walk(child, visit, node)
}

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
