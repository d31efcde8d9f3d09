/** What the islands use: nothing here knows a database. */
export { type SignerRule, signerFault } from './requests/signer-rule.ts'
