export { CryptoError, type CryptoErrorCode } from './errors.ts'
export { decryptBlob, decryptField, encryptBlob, encryptField, type Place } from './fields.ts'
export { type Keyring, lookupIndex, masterKeyId, openKeyring } from './keyring.ts'
export {
  countKeysToRewrap,
  createPersonKey,
  erasePersonKey,
  newPersonKey,
  type PersonKey,
  readPersonKey,
  rewrapPersonKeys,
} from './person-keys.ts'
export { equalSecrets, type Random, randomDigits, randomToken, shuffle, systemRandom } from './random.ts'
export { decryptStream, encryptStream } from './streams.ts'
export { unwrapSecret, type WrappedSecret, wrapSecret } from './wrapped-secrets.ts'
