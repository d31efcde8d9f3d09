import { anyPolicy, type Certificate, isSelfIssued } from '../x509/index.ts'
import type { PathSettings } from './path-settings.ts'
import type { PathFault, PolicySet } from './path-verdict.ts'
import {
  addPolicies,
  authorityPolicies,
  hasNoPolicy,
  mapPolicies,
  type PolicyGraph,
  startOfPolicies,
} from './policy-graph.ts'

/** How many more certificates until a rule binds (RFC 5280, 6.1.2 (d) to (f)). */
type Countdowns = { readonly explicit: number; readonly mapping: number; readonly any: number }

/** The policies the path is valid for, or why there are none where some are required (RFC 5280, 6.1; RFC 9618). */
export function policiesOf(path: readonly Certificate[], settings: PathSettings): PolicySet | PathFault {
  const graph = startOfPolicies()
  let until = startOfCountdowns(path.length, settings)
  for (let position = 1; position < path.length; position++) {
    const certificate = path[position]!
    const isTarget = position === path.length - 1
    const anyCounts = until.any > 0 || (!isTarget && isSelfIssued(certificate))
    addPolicies(graph, certificate.policies, anyCounts)
    if (until.explicit === 0 && hasNoPolicy(graph)) return { reason: 'policy-required', position }
    if (isTarget) break
    if (certificate.policyMappings?.some(mapsAny)) return { reason: 'policy-mapping', position }
    if (certificate.policyMappings) mapPolicies(graph, certificate.policyMappings, until.mapping > 0)
    until = countedDown(until, certificate)
  }
  const policies = userPolicies(graph, settings.initialPolicySet)
  const isRequired = isExplicitAtEnd(until, path.at(-1)!)
  if (isRequired && policies !== 'any' && policies.size === 0)
    return { reason: 'policy-required', position: path.length - 1 }
  return policies
}

function startOfCountdowns(length: number, settings: PathSettings): Countdowns {
  return {
    explicit: settings.explicitPolicy ? 0 : length,
    mapping: settings.policyMappingInhibit ? 0 : length,
    any: settings.anyPolicyInhibit ? 0 : length,
  }
}

// RFC 5280, 6.1.4 (h) to (j).
function countedDown(until: Countdowns, certificate: Certificate): Countdowns {
  const step = isSelfIssued(certificate) ? 0 : 1
  const less = (count: number, limit: number | undefined) =>
    Math.min(Math.max(count - step, 0), limit ?? Number.POSITIVE_INFINITY)
  return {
    explicit: less(until.explicit, certificate.policyConstraints?.requireExplicit),
    mapping: less(until.mapping, certificate.policyConstraints?.inhibitMapping),
    any: less(until.any, certificate.inhibitAnyPolicy),
  }
}

// RFC 5280, 6.1.5 (a) and (b): the target counts too, and may itself require a policy.
function isExplicitAtEnd({ explicit }: Countdowns, target: Certificate): boolean {
  return explicit <= 1 || target.policyConstraints?.requireExplicit === 0
}

// anyPolicy cannot be mapped (RFC 5280, 6.1.4 (a)).
function mapsAny({ issuerPolicy, subjectPolicy }: { issuerPolicy: string; subjectPolicy: string }): boolean {
  return issuerPolicy === anyPolicy || subjectPolicy === anyPolicy
}

function userPolicies(graph: PolicyGraph, initial: ReadonlySet<string> | undefined): PolicySet {
  if (hasNoPolicy(graph)) return new Set()
  const authority = authorityPolicies(graph)
  if (!initial || initial.has(anyPolicy)) return authority
  return authority === 'any' ? initial : new Set([...authority].filter((policy) => initial.has(policy)))
}
