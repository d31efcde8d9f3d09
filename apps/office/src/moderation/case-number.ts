/** A case as people say it: the first eight signs of its id, "4F2A-91BC". */
export function caseNumber(caseId: string): string {
  return `${caseId.slice(0, 4)}-${caseId.slice(4, 8)}`.toUpperCase()
}

/** What an id begins with, from a number as somebody typed it; `undefined` when nothing was typed. */
export function startOfId(typed: string | undefined): string | undefined {
  const signs = (typed ?? '').toLowerCase().replaceAll(/[^0-9a-f]/g, '')
  return signs === '' ? undefined : signs.replace(/^(.{8})(?=.)/, '$1-').slice(0, 13)
}
