import { type Circumstances, circumstancesIn } from '#modules/support'
import type { SiteContext } from '#platform/web'

/** The page, error and camera that led here, from the query of this address. */
export function circumstancesOf(c: SiteContext): Circumstances {
  return circumstancesIn({
    from: c.req.query('from'),
    error: c.req.query('error'),
    camera: c.req.query('camera'),
  })
}

/** The same circumstances as fields of a form or a query: checked once, they are checked again when they come back. */
export function asFields({ page, error, camera }: Circumstances): Readonly<Record<string, string>> {
  return { ...(page && { from: page }), ...(error && { error }), ...(camera && { camera }) }
}

/** An address that keeps the circumstances. */
export function addressWith(
  path: string,
  circumstances: Circumstances,
  more: Readonly<Record<string, string>> = {},
) {
  const query = new URLSearchParams({ ...asFields(circumstances), ...more }).toString()
  return query ? `${path}?${query}` : path
}
