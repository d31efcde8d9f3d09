import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { broken, type Check, fine } from './check.ts'

const neededMajor = 24
const neededBytes = 1_000_000_000

/** Node runs our TypeScript unbuilt only from version 24. */
export const nodeVersion: Check = {
  name: 'Node',
  look: () => {
    const { node } = process.versions
    return Number(node.split('.')[0]) >= neededMajor
      ? fine(node)
      : broken(node, `Senim runs on Node ${neededMajor}, which npm start brings: use npx senim, not node.`)
  },
}

/** Every package of package.json is there, in its exact version. */
export const installComplete: Check = {
  name: 'Packages',
  look: ({ root }) => {
    const wanted = Object.entries(readDependencies(root))
    const wrong = wanted
      .filter(([name, version]) => installedVersion(root, name) !== version)
      .map(([name]) => name)
    if (wrong.length === 0) return fine(`${wanted.length} packages, each in its exact version`)
    const named = wrong.slice(0, 5).join(', ') + (wrong.length > 5 ? ` and ${wrong.length - 5} more` : '')
    return broken(`missing or of another version: ${named}`, 'Run: npm ci')
  },
}

/** Room for the database to grow; PostgreSQL stops when the disk is full. */
export function diskSpace(needed: number = neededBytes): Check {
  return {
    name: 'Disk space',
    look: ({ stateFolder }) => {
      const { bavail, bsize } = statfsSync(nearestFolder(stateFolder))
      const free = bavail * bsize
      const found = `${(free / 1e9).toFixed(1)} GB free at ${stateFolder}`
      return free >= needed
        ? fine(found)
        : broken(found, `Free at least ${needed / 1e9} GB, or set SENIM_STATE to a folder on another disk.`)
    },
  }
}

function readDependencies(root: string): Record<string, string> {
  const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return project.dependencies
}

function installedVersion(root: string, name: string): string | null {
  const file = join(root, 'node_modules', name, 'package.json')
  if (!existsSync(file)) return null
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}
