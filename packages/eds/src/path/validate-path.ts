import type { Certificate } from '../x509/index.ts'
import { authorityFault } from './authority-fault.ts'
import { extensionFault } from './extension-fault.ts'
import type { Inquiry } from './inquiry.ts'
import { nameConstraintFault } from './name-constraint-fault.ts'
import { nameFault } from './name-fault.ts'
import { policiesOf } from './path-policies.ts'
import type { PathFault, PathVerdict, PolicySet } from './path-verdict.ts'
import { purposeFault } from './purpose-fault.ts'
import { revocationFault } from './revocation-fault.ts'
import { signatureFault } from './signature-fault.ts'
import { validityFault } from './validity-fault.ts'

const maxLength = 32

/** Validates one path, anchor first and target last, question by question (RFC 5280, 6.1). */
export async function validatePath(path: readonly Certificate[], inquiry: Inquiry): Promise<PathVerdict> {
  const { settings } = inquiry
  const policies = policiesOf(path, settings)
  const fault =
    lengthFault(path) ??
    nameFault(path) ??
    validityFault(path, settings.at) ??
    extensionFault(path) ??
    authorityFault(path) ??
    purposeFault(path, settings.purpose) ??
    nameConstraintFault(path) ??
    policyFault(policies) ??
    (await signatureFault(path, settings)) ??
    (await revocationFault(path, inquiry))
  return fault ? { valid: false, path, ...fault } : { valid: true, path, policies: policies as PolicySet }
}

function lengthFault(path: readonly Certificate[]): PathFault | undefined {
  if (path.length < 2) return { reason: 'path-too-short', position: 0 }
  return path.length > maxLength ? { reason: 'path-too-long', position: maxLength } : undefined
}

function policyFault(policies: PolicySet | PathFault): PathFault | undefined {
  return typeof policies === 'object' && 'reason' in policies ? policies : undefined
}
