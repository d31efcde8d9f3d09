/** Whose application it is: the account and the number it answers to. */
export type PersonRef = { readonly personId: string; readonly iin: string }
