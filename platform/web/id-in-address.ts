import { WebError } from './errors.ts'

/**
 * The id of a row as an address gives it, where anything may stand.
 *
 * @throws WebError not-found when no row could have it.
 */
export function idInAddress(text: string | undefined): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')) throw new WebError('not-found')
  return text ?? ''
}
