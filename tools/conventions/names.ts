import type { Problem } from './problem.ts'
import type { SourceFile } from './source-files.ts'
import { isNode, lineAt, type Node, walk } from './syntax.ts'

const vague = new Set(
  'manager managers helper helpers util utils handler handlers common data info'.split(' '),
)
// Words of others: X.509's name in a subject, WebAuthn's record of what the browser saw.
const granted = new Set(['commonName', 'clientData', 'clientDataJSON', 'clientDataJson'])
// Structures of CMS, PKCS #12 and XML Signature are called as their standards call them.
const standardTerms = /(?:signed|encrypted)-?data|(?:signed|signer|content|key)-?info/gi
const remedy = 'Say what it is or does; see the words in docs/glossary.md.'

/** Files, folders and declared names that say nothing. A folder `data` holds tables and is allowed. */
export function vagueNames(file: SourceFile, program: Node): readonly Problem[] {
  const declared: Problem[] = []
  walk(program, (node) => {
    for (const { name, start } of declaredBy(node)) {
      const word = vagueWord(name)
      if (!word || granted.has(name)) continue
      const place = `${file.path}:${lineAt(file.text, start)}`
      declared.push({ place, wrong: `The name "${name}" says "${word}".`, remedy })
    }
  })
  return [...vaguePath(file.path), ...declared]
}

export function vaguePath(path: string): readonly Problem[] {
  const parts = path.split('/')
  const file = parts.pop()!.replace(/\..*$/, '')
  const word = parts
    .filter((part) => part !== 'data')
    .concat(file)
    .map(vagueWord)
    .find(Boolean)
  return word ? [{ place: path, wrong: `The path says "${word}".`, remedy }] : []
}

function vagueWord(name: string): string | undefined {
  const words = name.replace(standardTerms, '').split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/)
  return words.map((word) => word.toLowerCase()).find((word) => vague.has(word))
}

type Declared = { readonly name: string; readonly start: number }

function declaredBy(node: Node): readonly Declared[] {
  if (node.type === 'VariableDeclarator') return boundIn(node.id)
  if (/^(TSTypeAlias|TSInterface|Class|Function)Declaration$/.test(node.type))
    return [...boundIn(node.id), ...parametersOf(node)]
  return /^(FunctionExpression|ArrowFunctionExpression)$/.test(node.type) ? parametersOf(node) : []
}

function parametersOf(node: Node): readonly Declared[] {
  return Array.isArray(node.params) ? node.params.flatMap(boundIn) : []
}

/** The names that a pattern chooses: { a, b: c, ...d } chooses c and d; a is the word of whoever made the object. */
function boundIn(pattern: unknown): readonly Declared[] {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return [{ name: String(pattern.name), start: pattern.start }]
  if (pattern.type === 'Property' && pattern.shorthand === true) return []
  const parts = [pattern.properties, pattern.elements].flatMap((list) => (Array.isArray(list) ? list : []))
  return [...parts, pattern.value, pattern.left, pattern.argument].flatMap(boundIn)
}
