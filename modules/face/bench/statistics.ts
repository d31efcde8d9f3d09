/** 95 % Wilson interval of a rate, in percent, as text. */
export function rateText(hits: number, of: number): string {
  const [low, high] = wilson(hits, of)
  const percent = (value: number) => `${(value * 100).toFixed(1)}`
  return `${hits}/${of} = ${percent(hits / of)} % [${percent(low)}–${percent(high)}]`
}

export function wilson(hits: number, of: number): readonly [number, number] {
  const z = 1.96
  const p = hits / of
  const centre = p + (z * z) / (2 * of)
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`).join('\n')
}
