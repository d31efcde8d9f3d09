/** models-unreachable: check the network and try again; models-corrupt: the package is not the one that was locked. */
export type ModelsErrorCode = 'models-corrupt' | 'models-unreachable'

export class ModelsError extends Error {
  readonly code: ModelsErrorCode

  constructor(code: ModelsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ModelsError'
    this.code = code
  }
}
