#!/usr/bin/env node
// Finds Node 24 (the npm package `node`), whatever started this file, and runs the command line on it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const node24 = join(root, 'node_modules', 'node', 'bin', 'node')
if (!existsSync(node24)) {
  process.stderr.write(
    'Senim is not installed yet. Run `npm start` once in its folder; it installs everything.\n',
  )
  process.exit(3)
}
const child = spawn(node24, [join(root, 'apps', 'senim', 'src', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 3 : (code ?? 3)))
