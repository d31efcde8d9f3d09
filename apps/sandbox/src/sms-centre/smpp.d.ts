/** What the sandbox's SMS centre uses of the package `smpp`, which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server } from 'node:net'

  export type SmppPdu = {
    readonly command: string
    readonly command_status: number
    readonly system_id?: string
    readonly password?: string
    readonly source_addr?: string
    readonly destination_addr?: string
    readonly data_coding?: number
    readonly registered_delivery?: number
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] }
    readonly message_id?: string
    readonly user_message_reference?: number
    readonly response: (fields?: Readonly<Record<string, unknown>>) => SmppPdu
  }

  export type SmppSession = EventEmitter & {
    readonly send: (pdu: SmppPdu) => boolean
    readonly deliver_sm: (
      fields: Readonly<Record<string, unknown>>,
      onResponse: (pdu: SmppPdu) => void,
    ) => boolean
    readonly close: () => void
    readonly destroy: () => void
  }

  const smpp: {
    readonly createServer: (
      options: { readonly key?: string; readonly cert?: string },
      listener: (session: SmppSession) => void,
    ) => Server
  }
  export default smpp
}
