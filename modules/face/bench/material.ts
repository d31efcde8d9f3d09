import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'

/** Test pictures lie beside the project and are never shipped. */
export const facesFolder: string = join(projectRoot, '..', 'shared', 'faces')

export function hasFaces(): boolean {
  return existsSync(join(facesFolder, 'pairs.csv'))
}

export type Pair = { readonly a: string; readonly b: string; readonly same: boolean }

export function readPairs(): readonly Pair[] {
  return rowsOf('pairs.csv').map(([a, b, same]) => ({
    a: join(facesFolder, a!),
    b: join(facesFolder, b!),
    same: same === '1',
  }))
}

export type PosePicture = { readonly path: string; readonly yaw: number }

export function readPoses(): readonly PosePicture[] {
  return rowsOf('pose/pose.csv').map(([name, yaw]) => ({
    path: join(facesFolder, 'pose', name!),
    yaw: Number(yaw),
  }))
}

/** Sixty stills, each of another person, spread over the alphabet. */
export function sixtyStills(): readonly string[] {
  const firstOfPerson = new Map<string, string>()
  for (const name of readdirSync(join(facesFolder, 'images')).sort()) {
    const person = name.replace(/_\d+\.jpg$/, '')
    if (!firstOfPerson.has(person)) firstOfPerson.set(person, name)
  }
  const names = [...firstOfPerson.values()]
  return names
    .filter((_, i) => i % 3 === 0)
    .slice(0, 60)
    .map((name) => join(facesFolder, 'images', name))
}

export const turningClip: string = join(facesFolder, 'pose', 'turning.mp4')

function rowsOf(file: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(join(facesFolder, file), 'utf8').trim().split('\n')
  return lines.map((line) => line.split(','))
}
