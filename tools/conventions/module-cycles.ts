/** Who imports whom among modules. */
export type ModuleGraph = ReadonlyMap<string, ReadonlySet<string>>

/** Every circle of modules, each told once, as the way around. */
export function moduleCycles(graph: ModuleGraph): readonly (readonly string[])[] {
  const cycles = new Map<string, readonly string[]>()
  const follow = (module: string, way: readonly string[]): void => {
    const start = way.indexOf(module)
    if (start >= 0) {
      const circle = way.slice(start)
      const members = circle.toSorted().join(' ')
      if (!cycles.has(members)) cycles.set(members, [...circle, module])
      return
    }
    for (const next of graph.get(module) ?? []) follow(next, [...way, module])
  }
  for (const module of graph.keys()) follow(module, [])
  return [...cycles.values()]
}
