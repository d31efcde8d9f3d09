const inputAndOutput = new Set([
  'child_process',
  'cluster',
  'dgram',
  'dns',
  'fs',
  'http',
  'http2',
  'https',
  'net',
  'os',
  'process',
  'readline',
  'tls',
  'worker_threads',
])
const databaseOrWeb = new Set(['pg', 'pg-boss', 'kysely', 'hono', 'nodemailer', 'pacote', 'undici'])

/** Rooms that decide and compute: whatever they need from the world is an argument. */
export function isPureRoom(kind: string): boolean {
  return kind === 'services' || kind === 'law' || kind === 'packages'
}

export function isInputOrOutput(specifier: string): boolean {
  const [name = '', part = ''] = specifier.replace(/^node:/, '').split('/')
  return inputAndOutput.has(name) || databaseOrWeb.has(name.startsWith('@') ? part : name)
}
