/** Does a decision have what its verb needs, so that it can wait to be sent? */
export function isComplete(verb: string, form: Pick<FormData, 'getAll' | 'get'>): boolean {
  switch (verb) {
    case 'approve':
      return true
    case 'reject':
      return form.getAll('reasons').length > 0
    case 'ask-new-photo':
      return typeof form.get('side') === 'string'
    case 'escalate':
      return String(form.get('note') ?? '').trim() !== ''
    default:
      return false
  }
}
