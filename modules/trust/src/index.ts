export { fetchSandboxTrust } from './sandbox-trust.ts'
export {
  emptyTrustList,
  joinTrustLists,
  readTrustList,
  type TrustList,
  type TrustProblem,
} from './trust-list.ts'
