export * from './ocsp.ts'
export * from './path.ts'
