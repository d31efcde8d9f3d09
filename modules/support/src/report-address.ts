import type { CameraCode } from './facts.ts'

export type ReportedPlace = {
  /** `portal/help`: the site and the path of the page somebody is on. */
  readonly from: string
  readonly error?: string | undefined
  readonly camera?: CameraCode | undefined
}

/** Where "Report a problem" leads from a page; it carries plain codes and nothing of the person. */
export function reportAddress(portal: string, { from, error, camera }: ReportedPlace): string {
  const query = new URLSearchParams({ from, ...(error && { error }), ...(camera && { camera }) })
  return `${portal}/support/new?${query.toString().replaceAll('%2F', '/')}`
}
