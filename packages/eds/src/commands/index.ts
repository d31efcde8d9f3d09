export * from './ocsp.ts'
export * from './p12.ts'
export * from './path.ts'
export * from './verify.ts'
