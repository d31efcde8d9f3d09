import { formKey } from '#platform/web'

/** The form into which an island puts the signature it made. */
export const signatureForm = 'signature'

export function SignatureForm({ action }: { readonly action: string }) {
  return (
    <form id={signatureForm} method="post" action={action} hidden>
      <input type="hidden" name="idempotency-key" value={formKey()} />
      <input type="hidden" name="way" value="" />
      <input type="hidden" name="cms" value="" />
    </form>
  )
}
