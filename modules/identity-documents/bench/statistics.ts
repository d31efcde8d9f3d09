/** 95 % Wilson interval of a share. */
export function wilson(hits: number, of: number): readonly [number, number] {
  const z = 1.96
  const p = hits / of
  const centre = p + (z * z) / (2 * of)
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

export function rateText({ hits, of }: Rate): string {
  if (of === 0) return 'none'
  const [low, high] = wilson(hits, of)
  const percent = (value: number) => (value * 100).toFixed(1)
  return `${hits}/${of} = ${percent(hits / of)} % [${percent(low)}–${percent(high)}]`
}

export type Rate = { readonly hits: number; readonly of: number }

/** How many of them are so. */
export function rateOf<Item>(items: readonly Item[], isSo: (item: Item) => boolean): Rate {
  return { hits: items.filter(isSo).length, of: items.length }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`).join('\n')
}
