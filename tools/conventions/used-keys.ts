import { isTest, type SourceFile } from './source-files.ts'
import { isNode, type Node, syntaxOf, walk } from './syntax.ts'

/** Answers whether the code names a key: whole, by a template (`error.${code}`), or by its beginning (`'error.' + code`). */
export function usedKeys(files: readonly SourceFile[]): (key: string) => boolean {
  const whole = new Set<string>()
  const patterns = new Map<string, RegExp>()
  for (const file of files.filter(({ path }) => !isTest(path)))
    walk(syntaxOf(file).program, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') whole.add(node.value)
      const pattern = node.type === 'TemplateLiteral' ? templatePattern(node) : additionPattern(node)
      if (pattern) patterns.set(pattern, new RegExp(pattern))
    })
  return (key) => whole.has(key) || [...patterns.values()].some((pattern) => pattern.test(key))
}

// A template that fixes fewer than three characters could be anything.
function templatePattern(node: Node): string | null {
  const quasis = Array.isArray(node.quasis) ? node.quasis.filter(isNode) : []
  const parts = quasis.map((quasi) => (quasi.value as { cooked?: string }).cooked ?? '')
  if (parts.join('').replaceAll(/\W/g, '').length < 3) return null
  return `^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`
}

function additionPattern(node: Node): string | null {
  if (node.type !== 'BinaryExpression' || node.operator !== '+' || !isNode(node.left)) return null
  const { value } = node.left
  return typeof value === 'string' && /^[\w-]{2,}[\w.-]*\.$/.test(value)
    ? `^${value.replaceAll('.', '\\.')}`
    : null
}
