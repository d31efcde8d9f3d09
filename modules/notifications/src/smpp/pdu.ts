/** What SMPP 3.4 calls a PDU: one request or response on the line, as far as a sender of SMS needs them. */
export type Pdu = {
  readonly command: Command
  readonly status: number
  readonly sequence: number
  readonly fields: Fields
  /** Optional parameters by their tag. */
  readonly tags: ReadonlyMap<number, Buffer>
}

export type Fields = Readonly<Record<string, string | number | Buffer>>

type Kind = 'text' | 'byte' | 'bytes'

const message = [
  ['serviceType', 'text'],
  ['sourceTon', 'byte'],
  ['sourceNpi', 'byte'],
  ['source', 'text'],
  ['destinationTon', 'byte'],
  ['destinationNpi', 'byte'],
  ['destination', 'text'],
  ['esmClass', 'byte'],
  ['protocolId', 'byte'],
  ['priority', 'byte'],
  ['scheduleTime', 'text'],
  ['validity', 'text'],
  ['registeredDelivery', 'byte'],
  ['replaceIfPresent', 'byte'],
  ['dataCoding', 'byte'],
  ['defaultMessageId', 'byte'],
  ['shortMessage', 'bytes'],
] as const

const messageId = [['messageId', 'text']] as const

/** SMPP 3.4 chapter 4: the number and the mandatory parameters of each. */
const layouts = {
  genericNack: { id: 0x80000000, fields: [] },
  bindTransceiver: {
    id: 0x00000009,
    fields: [
      ['systemId', 'text'],
      ['password', 'text'],
      ['systemType', 'text'],
      ['interfaceVersion', 'byte'],
      ['addressTon', 'byte'],
      ['addressNpi', 'byte'],
      ['addressRange', 'text'],
    ],
  },
  bindTransceiverResp: { id: 0x80000009, fields: [['systemId', 'text']] },
  unbind: { id: 0x00000006, fields: [] },
  unbindResp: { id: 0x80000006, fields: [] },
  submitSm: { id: 0x00000004, fields: message },
  submitSmResp: { id: 0x80000004, fields: messageId },
  deliverSm: { id: 0x00000005, fields: message },
  deliverSmResp: { id: 0x80000005, fields: messageId },
  querySm: {
    id: 0x00000003,
    fields: [
      ['messageId', 'text'],
      ['sourceTon', 'byte'],
      ['sourceNpi', 'byte'],
      ['source', 'text'],
    ],
  },
  querySmResp: {
    id: 0x80000003,
    fields: [
      ['messageId', 'text'],
      ['finalDate', 'text'],
      ['messageState', 'byte'],
      ['errorCode', 'byte'],
    ],
  },
  enquireLink: { id: 0x00000015, fields: [] },
  enquireLinkResp: { id: 0x80000015, fields: [] },
} as const satisfies Record<string, { id: number; fields: readonly (readonly [string, Kind])[] }>

export type Command = keyof typeof layouts

/** Optional parameters that we send or read. */
export const tags = {
  userMessageReference: 0x0204,
  receiptedMessageId: 0x001e,
  messageState: 0x0427,
} as const

const headLength = 16

/** The least and the most a length on the line may be; anything else is not SMPP. */
export const pduLengths = { least: headLength, most: 65_536 } as const

export function encodePdu(pdu: Omit<Pdu, 'tags' | 'fields'> & Partial<Pick<Pdu, 'tags' | 'fields'>>): Buffer {
  const { id, fields } = layouts[pdu.command]
  // A refusal has no body (4.4.2 and elsewhere).
  const body = pdu.status === 0 ? fields.map(([name, kind]) => encodeField(kind, pdu.fields?.[name])) : []
  const optional = [...(pdu.tags ?? [])].map(([tag, value]) => {
    const head = Buffer.alloc(4)
    head.writeUInt16BE(tag)
    head.writeUInt16BE(value.length, 2)
    return Buffer.concat([head, value])
  })
  const head = Buffer.alloc(headLength)
  const whole = Buffer.concat([head, ...body, ...optional])
  whole.writeUInt32BE(whole.length)
  whole.writeUInt32BE(id, 4)
  whole.writeUInt32BE(pdu.status, 8)
  whole.writeUInt32BE(pdu.sequence, 12)
  return whole
}

function encodeField(kind: Kind, value: string | number | Buffer = kind === 'byte' ? 0 : ''): Buffer {
  if (kind === 'byte') return Buffer.of(Number(value))
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value), 'latin1')
  return kind === 'text'
    ? Buffer.concat([bytes, Buffer.of(0)])
    : Buffer.concat([Buffer.of(bytes.length), bytes])
}

/** Reads one whole PDU. A command that is none of ours is `null` with its sequence, to be refused by it. */
export function decodePdu(bytes: Buffer): Pdu | { readonly command: null; readonly sequence: number } {
  const id = bytes.readUInt32BE(4)
  const status = bytes.readUInt32BE(8)
  const sequence = bytes.readUInt32BE(12)
  const found = Object.entries(layouts).find(([, layout]) => layout.id === id)
  if (!found) return { command: null, sequence }
  const [command, layout] = found as [Command, (typeof layouts)[Command]]
  const fields: Record<string, string | number | Buffer> = {}
  let at = headLength
  for (const [name, kind] of layout.fields) {
    if (at >= bytes.length) break
    const [value, next] = decodeField(kind, bytes, at)
    fields[name] = value
    at = next
  }
  return { command, status, sequence, fields, tags: decodeTags(bytes.subarray(at)) }
}

function decodeField(kind: Kind, bytes: Buffer, at: number): readonly [string | number | Buffer, number] {
  if (kind === 'byte') return [bytes[at] ?? 0, at + 1]
  if (kind === 'bytes') {
    const end = at + 1 + (bytes[at] ?? 0)
    return [bytes.subarray(at + 1, end), end]
  }
  const found = bytes.indexOf(0, at)
  const end = found < 0 ? bytes.length : found
  return [bytes.toString('latin1', at, end), end + 1]
}

function decodeTags(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>()
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt16BE(at + 2)
    found.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, end))
    at = end
  }
  return found
}

/** The response to a request: `submitSm` → `submitSmResp`. */
export function responseOf(command: Command): Command | null {
  const response = `${command}Resp`
  return response in layouts ? (response as Command) : null
}

export function textIn({ fields }: Pdu, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export function numberIn({ fields }: Pdu, name: string): number {
  const value = fields[name]
  return typeof value === 'number' ? value : 0
}
