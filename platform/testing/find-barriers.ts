import type { Page } from 'playwright-core'

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const

/**
 * What axe finds against WCAG 2.2 AA on a page, each with the pieces of HTML; `also` names further sets of rules. No
 * page of ours holds another in a frame, so axe need not open one more page to put its results together: half the time.
 */
export async function findBarriers(page: Page, ...also: readonly string[]): Promise<readonly string[]> {
  const { AxeBuilder } = await import('@axe-core/playwright')
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: [...wcag22aa, ...also], resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** By how many pixels a page is wider than the screen. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
