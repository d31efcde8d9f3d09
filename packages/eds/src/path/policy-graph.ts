import { anyPolicy, type PolicyMapping } from '../x509/index.ts'

/** A policy at one depth of a path: which policies above it stands under, and what may stand below it. */
type PolicyNode = { readonly parents: ReadonlySet<string>; expected: ReadonlySet<string> }
type Level = Map<string, PolicyNode>

/**
 * The policies of a path as a graph with one node per policy and depth (RFC 9618, 5). The tree of RFC 5280 may grow
 * exponentially with hostile mappings; the graph cannot. Empty levels at the bottom mean that no policy is left.
 */
export type PolicyGraph = { readonly levels: Level[] }

export function startOfPolicies(): PolicyGraph {
  return { levels: [new Map([[anyPolicy, { parents: new Set(), expected: new Set([anyPolicy]) }]])] }
}

export function hasNoPolicy({ levels }: PolicyGraph): boolean {
  return levels.at(-1)!.size === 0
}

/** Adds the level of one certificate (RFC 9618, 5.4 (d) and (e)). */
export function addPolicies(
  graph: PolicyGraph,
  policies: readonly string[] | undefined,
  anyPolicyCounts: boolean,
): void {
  const above = graph.levels.at(-1)!
  const level: Level = new Map()
  graph.levels.push(level)
  if (policies && above.size > 0) {
    const expecting = expectedBy(above)
    for (const policy of policies) {
      if (policy === anyPolicy) continue
      const parents = expecting.get(policy) ?? (above.has(anyPolicy) ? new Set([anyPolicy]) : undefined)
      if (parents) level.set(policy, { parents, expected: new Set([policy]) })
    }
    if (anyPolicyCounts && policies.includes(anyPolicy))
      for (const [policy, parents] of expecting)
        if (!level.has(policy)) level.set(policy, { parents, expected: new Set([policy]) })
  }
  prune(graph)
}

/** Applies the mappings of an authority to the level just added (RFC 9618, 5.4, preparation (b)). */
export function mapPolicies(
  graph: PolicyGraph,
  mappings: readonly PolicyMapping[],
  mappingIsAllowed: boolean,
): void {
  const level = graph.levels.at(-1)!
  for (const [issuerPolicy, group] of Map.groupBy(mappings, (mapping) => mapping.issuerPolicy)) {
    const expected = new Set(group.map((mapping) => mapping.subjectPolicy))
    const node = level.get(issuerPolicy)
    if (!mappingIsAllowed) level.delete(issuerPolicy)
    else if (node) node.expected = expected
    else if (level.has(anyPolicy)) level.set(issuerPolicy, { parents: new Set([anyPolicy]), expected })
  }
  prune(graph)
}

/** The policies of the anchor's domain that the whole path stands for; `any` if it never narrowed them. */
export function authorityPolicies({ levels }: PolicyGraph): 'any' | ReadonlySet<string> {
  if (levels.at(-1)!.has(anyPolicy)) return 'any'
  const policies = new Set<string>()
  for (const level of levels)
    for (const [policy, { parents }] of level)
      if (policy !== anyPolicy && parents.has(anyPolicy)) policies.add(policy)
  return policies
}

function expectedBy(level: Level): Map<string, Set<string>> {
  const expecting = new Map<string, Set<string>>()
  for (const [policy, { expected }] of level)
    for (const one of expected) {
      const parents = expecting.get(one)
      if (parents) parents.add(policy)
      else expecting.set(one, new Set([policy]))
    }
  return expecting
}

// A node without a child at the next depth leads nowhere (RFC 9618, 5.4 (d)(3)).
function prune({ levels }: PolicyGraph): void {
  for (let depth = levels.length - 2; depth >= 0; depth--) {
    const level = levels[depth]!
    const wanted = new Set([...levels[depth + 1]!.values()].flatMap(({ parents }) => [...parents]))
    for (const policy of level.keys()) if (!wanted.has(policy)) level.delete(policy)
  }
}
