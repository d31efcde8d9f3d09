/** The part of the client that tests drive; the package itself comes without types. */
declare module 'ncalayer-js-client' {
  type Oids = { readonly extKeyUsageOids: readonly string[] }

  export class NCALayerClient {
    static readonly basicsStorageAll: null
    static readonly basicsCMSParamsAttached: object
    static readonly basicsCMSParamsDetachedNoTSP: object
    static readonly basicsXMLParams: object
    static readonly basicsSignerAny: Oids
    static readonly basicsSignerSignHead: Oids
    static readonly basicsSignerSignPerson: Oids
    readonly wsConnection: { readonly close: () => void }
    constructor(url: string, allowKmdHttpApi: boolean)
    connect(): Promise<string>
    getKeyInfo(storage: string): Promise<object>
    createCAdESFromBase64Hash(storage: string, hash: string): Promise<string>
    basicsSign(...args: readonly unknown[]): Promise<unknown>
    basicsSignCMS<Content extends string | readonly string[]>(
      storages: null,
      content: Content,
      params: object,
      signer: Oids,
    ): Promise<Content extends string ? string : string[]>
    basicsSignXML(storages: null, xml: string, params: object, signer: Oids): Promise<string>
  }
}
