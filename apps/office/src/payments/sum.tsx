import { writtenMoney } from '#modules/service-kit'

/** A sum in tenge, to the tiyn. */
export function Sum({ tiyn }: { readonly tiyn: bigint }) {
  return <span class="number">{`${writtenMoney(tiyn)}\u00a0₸`}</span>
}
