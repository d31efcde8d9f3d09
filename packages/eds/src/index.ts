export * from './algorithms/index.ts'
export * from './der/index.ts'
export * from './eds-error.ts'
export * from './x509/index.ts'
