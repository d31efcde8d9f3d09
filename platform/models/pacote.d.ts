declare module 'pacote' {
  const pacote: {
    readonly tarball: (
      spec: string,
      options?: {
        readonly integrity?: string
        readonly registry?: string
        readonly preferOffline?: boolean
        readonly fetchRetries?: number
      },
    ) => Promise<Uint8Array>
  }
  export default pacote
}
