export { type LineChances, readLine } from './read-line.ts'
export { readZone, type ZoneFormat, zoneShapes } from './read-zone.ts'
export { signs } from './signs.ts'
