import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root'

const sheet = readFileSync(join(projectRoot, 'platform/ui/styles/colours.css'), 'utf8')
const colours = new Map(
  [...sheet.matchAll(/--(?:ds-color-)?([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);/g)].map(
    ([, name, light, dark]) => [name, { light: light!, dark: dark! }],
  ),
)

const families = ['accent', 'gold', 'info', 'success', 'warning', 'danger']

const textPairs = [
  ...[
    'background-default',
    'background-tinted',
    'surface-default',
    'surface-tinted',
    'surface-hover',
  ].flatMap((ground) => [
    [`neutral-text-default`, `neutral-${ground}`],
    [`neutral-text-subtle`, `neutral-${ground}`],
    ['accent-text-subtle', `neutral-${ground}`],
  ]),
  ...families.flatMap((family) => [
    [`${family}-text-default`, `${family}-surface-tinted`],
    [`${family}-text-default`, `${family}-surface-hover`],
    [`${family}-text-subtle`, `${family}-surface-tinted`],
    [`${family}-text-subtle`, 'neutral-background-default'],
  ]),
  ...['accent', 'gold', 'danger'].flatMap((family) =>
    ['default', 'hover', 'active'].map((state) => [
      `${family}-base-contrast-default`,
      `${family}-base-${state}`,
    ]),
  ),
] as [string, string][]

const edgePairs = [
  ...['neutral', 'accent', 'danger'].flatMap((family) => [
    [`${family}-border-default`, 'neutral-surface-default'],
    [`${family}-border-default`, 'neutral-background-default'],
  ]),
  ['focus-outer', 'neutral-background-default'],
  ['focus-outer', 'neutral-surface-default'],
  ['accent-base-default', 'neutral-surface-active'],
] as [string, string][]

test.each(textPairs)('text %s reads on %s in light and dark (4.5 to 1)', (text, ground) => {
  for (const scheme of ['light', 'dark'] as const)
    expect(contrast(colour(text, scheme), colour(ground, scheme)), scheme).toBeGreaterThanOrEqual(4.5)
})

test.each(edgePairs)('edge %s is seen on %s in light and dark (3 to 1)', (edge, ground) => {
  for (const scheme of ['light', 'dark'] as const)
    expect(contrast(colour(edge, scheme), colour(ground, scheme)), scheme).toBeGreaterThanOrEqual(3)
})

function colour(name: string, scheme: 'light' | 'dark'): string {
  const found = colours.get(name)
  if (!found) throw new Error(`styles/colours.css has no colour "${name}".`)
  return found[scheme]
}

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
