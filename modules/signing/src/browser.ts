/** What the islands use: nothing here knows a database. */
export { makeRequestedKey, type NewKeyAlgorithm, type RequestedKey } from './certificates/requested-key.ts'
export { type SignerRule, signerFault } from './requests/signer-rule.ts'
