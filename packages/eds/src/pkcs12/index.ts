export * from './make-key-file.ts'
export * from './open-key-file.ts'
export { type PrivateKey, parsePrivateKey } from './private-key.ts'
export * from './signing-key-of.ts'
