/** What the page asks of its worker. */
export type KeyFileTask = {
  readonly name: string
  readonly password: string
  /** Where the requests are certified, as a whole address. */
  readonly certificates: string
}

export type KeyFileAnswer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'made'; readonly file: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly code: KeyFileFault }

/** `over`: the order has ended or was carried out already. */
export type KeyFileFault = 'unavailable' | 'refused' | 'over'
