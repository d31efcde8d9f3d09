export * from './algorithm-name.ts'
export * from './key-use.ts'
export * from './nca-profile.ts'
export * from './oid.ts'
