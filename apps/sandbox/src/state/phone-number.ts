/** A mobile number of Kazakhstan in any usual spelling as +7XXXXXXXXXX; null for anything else. */
export function mobileNumber(value: string): string | null {
  const digits = value.replace(/[\s()-]/g, '')
  const match = /^(?:\+?7|8)?(7(?:0|4|5|6|7)\d{8})$/.exec(digits)
  return match ? `+7${match[1]}` : null
}
