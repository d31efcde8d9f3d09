/** In the groups in which people read a number out; a line never breaks inside it. */
export function writtenPhone(phone: string | null): string {
  return (phone ?? '').replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5')
}
