export { broken, type Check, fine, optional } from './check.ts'
export { describeFindings, examine } from './doctor.ts'
