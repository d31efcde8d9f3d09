export { broken, type Check, fine } from './check.ts'
export { describeFindings, examine } from './doctor.ts'
