/** A room: the folder that owns a file. `modules/accounts`, `platform/web`, `law`, `services/catalogue`. */
export type Room = { readonly kind: string; readonly name: string }

/**
 * Who may import whom. A room is named whole (`modules/service-kit`) or by its kind (`modules`); its own files are
 * always open to it. Downwards only.
 */
export const borders: Readonly<Record<string, readonly string[]>> = {
  'apps/senim': ['apps', 'modules', 'services/catalogue', 'law', 'packages', 'platform'],
  apps: ['modules', 'services/catalogue', 'law', 'packages', 'platform'],
  'services/catalogue': ['services', 'modules/service-kit'],
  services: ['modules/service-kit', 'law', 'packages/kz'],
  modules: ['modules', 'law', 'packages', 'platform'],
  law: ['packages/kz'],
  packages: [],
  platform: ['platform'],
  // A journey is a person with a browser: it knows no database; the face room only cuts its film.
  journeys: ['modules/face', 'platform/root', 'platform/texts', 'platform/testing', 'packages'],
  tools: ['modules', 'services/catalogue', 'law', 'packages', 'platform'],
}

export function roomOf(path: string): Room {
  const [kind = '', second = ''] = path.split('/')
  if (kind === 'law' || kind === 'journeys' || kind === 'tools') return { kind, name: kind }
  return { kind, name: `${kind}/${second.replace(/\.ts$/, '')}` }
}

/** Tests and journeys may use what another room keeps for tests: the sandbox in process, a turning head, a card. */
export function isTestDoor(from: string, to: string): boolean {
  return /\/src\/testing\//.test(to) && /(\/testing\/|\.test\.tsx?$|^journeys\/)/.test(from)
}

export function mayImport(from: Room, to: Room): boolean {
  if (from.name === to.name) return true
  const open = borders[from.name] ?? borders[from.kind] ?? []
  return open.includes(to.name) || open.includes(to.kind)
}

/** Whether a path is what a room shows to others. */
export function isFrontDoor(path: string): boolean {
  return (
    /^(modules|packages)\/[\w-]+\/src\/index\.ts$/.test(path) ||
    // An app is mounted by a file of its own name, or part by part.
    /^apps\/([\w-]+)\/src\/(index|\1|[\w-]+\/index)\.tsx?$/.test(path) ||
    /^modules\/[\w-]+\/src\/browser\.ts$/.test(path) ||
    /^platform\/[\w-]+(\/index)?\.ts$/.test(path) ||
    /^services\/([\w-]+\/service|catalogue)\.ts$/.test(path) ||
    path === 'law/src/index.ts'
  )
}
