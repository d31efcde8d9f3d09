import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { filesBelow } from './conventions/source-files.ts'

const example = { folder: 'services/_example', id: 'example-service', name: 'exampleService' } as const
const catalogue = 'services/catalogue.ts'

/** Why no service was made. */
export type NewServiceRefusal = 'name' | 'exists'

/**
 * Makes a working copy of the example under another name, and adds its line to the catalogue: the only one that
 * changes outside the new folder.
 */
export function newService(root: string, id: string): NewServiceRefusal | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return 'name'
  const folder = `services/${id}`
  if (existsSync(join(root, folder))) return 'exists'
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  cpSync(join(root, example.folder), join(root, folder), { recursive: true })
  for (const path of filesBelow(root, folder)) {
    const text = readFileSync(join(root, path), 'utf8')
    writeFileSync(join(root, path), text.replaceAll(example.id, id).replaceAll(example.name, name))
  }
  const before = readFileSync(join(root, catalogue), 'utf8')
  const line = `  (await import('./${id}/service.ts')).${name},\n`
  writeFileSync(join(root, catalogue), before.replace(/^\]$/m, `${line}]`))
  return null
}

const remedies: Readonly<Record<NewServiceRefusal, string>> = {
  name: 'Give a name in small letters and hyphens: npm run new-service -- birth-grant',
  exists: 'There is a service of this name already. Choose another name, or remove its folder and its line.',
}

if (import.meta.main) {
  const id = process.argv[2] ?? ''
  const refusal = newService(projectRoot, id)
  if (refusal) {
    process.stderr.write(`${remedies[refusal]}\n`)
    process.exitCode = 2
  } else
    process.stdout.write(
      `services/${id} is a working service. Begin with its README.md and texts; the catalogue has its line.\n`,
    )
}
