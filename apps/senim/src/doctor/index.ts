export { broken, type Check, type Finding, fine, type Patient } from './check.ts'
export { checks, describeFindings, examine } from './doctor.ts'
