import type { DigitalIdDoors } from '../../doors.ts'

/** Where the person came from, if it is a page of this house; anything else would make us an open redirect. */
export function returnAddress(
  { origin, portal }: Pick<DigitalIdDoors, 'origin' | 'portal'>,
  asked: string | undefined,
) {
  if (!asked || !URL.canParse(asked, origin)) return null
  const address = new URL(asked, origin)
  return [origin, portal].includes(address.origin) ? address.href : null
}
