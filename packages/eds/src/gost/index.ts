export * from './signature.ts'
export * from './streebog.ts'
