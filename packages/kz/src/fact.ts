/** Where a fact comes from. `verified: false` is shown to administrators, who may correct the fact. */
export type Provenance = { readonly source: string; readonly verified: boolean }

/** A word or name in the three languages of the State's services. */
export type Names = { readonly kk: string; readonly ru: string; readonly en: string }
