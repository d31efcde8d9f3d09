/** A command that could not use its input says so in the same shape as an answer; batch runs go on. */
export type Unusable<Code extends string> = {
  readonly error: { readonly code: Code; readonly message: string }
}

export function unusable<Code extends string>(code: Code, message: string): Unusable<Code> {
  return { error: { code, message } }
}

export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

/** The input as it is shown in a message: short, and on one line. */
export function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
