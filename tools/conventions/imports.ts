import type { Target } from './resolve.ts'
import type { SourceFile } from './source-files.ts'
import { lineAt, syntaxOf } from './syntax.ts'

/** One import, re-export or dynamic import with a fixed name. `typeOnly` ones are gone when the code runs. */
export type Import = { readonly specifier: string; readonly line: number; readonly typeOnly: boolean }

/** An import of a file of ours, with where it leads. */
export type Link = Import & { readonly from: string; readonly target: Target }

export function importsOf(file: SourceFile): readonly Import[] {
  const { staticImports, staticExports, dynamicImports } = syntaxOf(file).module
  const at = (specifier: string, start: number, typeOnly: boolean): Import => ({
    specifier,
    line: lineAt(file.text, start),
    typeOnly,
  })
  return [
    ...staticImports.map(({ moduleRequest, entries, start }) =>
      at(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType)),
    ),
    ...staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [at(moduleRequest.value, start, isType)] : [],
      ),
    ),
    ...dynamicImports.flatMap(({ moduleRequest, start }) => {
      const name = /^['"`]([^'"`$]+)['"`]$/.exec(file.text.slice(moduleRequest.start, moduleRequest.end))
      return name?.[1] ? [at(name[1], start, false)] : []
    }),
  ]
}
