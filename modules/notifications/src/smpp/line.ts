import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type Command, decodePdu, encodePdu, type Pdu, pduLengths, responseOf } from './pdu.ts'

/** Where an operator's SMS centre listens. */
export type SmppAddress = {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** PEM of the authority of the centre; default: those the machine trusts. */
  readonly authority?: string
}

/** `unsent`: it surely never left. `lost`: it left, and the line broke before the reply. */
export type Reply = Pdu | 'unsent' | 'lost'

export type Line = {
  readonly ask: (command: Command, parts?: Partial<Pick<Pdu, 'fields' | 'tags'>>) => Promise<Reply>
  /** How many questions still wait for their reply. */
  readonly waiting: () => number
  readonly closed: Promise<void>
  readonly close: () => void
}

/** What the other side asks by itself; the answer is the status of the response, 0 for well. */
export type Hear = (request: Pdu) => Promise<number>

const lifeSignMilliseconds = 30_000
const openMilliseconds = 5000
const unknownCommand = 0x00000003
/** ESME_RX_T_APPN: come again later. */
const comeAgain = 0x00000064

/** Opens a line, with TLS where the address says so; throws when nobody answers. */
export async function openLine(address: SmppAddress, hear: Hear): Promise<Line> {
  const socket = await openSocket(address)
  const waiting = new Map<number, (reply: Reply) => void>()
  let sequence = 0
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearInterval(lifeSigns)
      for (const answer of waiting.values()) answer('lost')
      waiting.clear()
      resolve()
    })
  })
  const ask: Line['ask'] = (command, parts = {}) => {
    if (!socket.writable) return Promise.resolve('unsent')
    sequence = sequence === 0x7fffffff ? 1 : sequence + 1
    const own = sequence
    return new Promise((resolve) => {
      waiting.set(own, resolve)
      socket.write(encodePdu({ command, status: 0, sequence: own, ...parts }))
    })
  }
  let lifeSignAnswered = true
  const lifeSigns = setInterval(() => {
    if (!lifeSignAnswered) return void socket.destroy()
    lifeSignAnswered = false
    void ask('enquireLink').then(() => {
      lifeSignAnswered = true
    })
  }, lifeSignMilliseconds).unref()
  readPdus(socket, async (bytes) => {
    const pdu = decodePdu(bytes)
    if (pdu.command === null) return void reply(socket, 'genericNack', unknownCommand, pdu.sequence)
    const answer = waiting.get(pdu.sequence)
    if (pdu.command.endsWith('Resp') || pdu.command === 'genericNack') {
      waiting.delete(pdu.sequence)
      return answer?.(pdu)
    }
    const status = await hear(pdu).catch(() => comeAgain)
    reply(socket, responseOf(pdu.command) ?? 'genericNack', status, pdu.sequence)
    if (pdu.command === 'unbind') socket.end()
  })
  return { ask, waiting: () => waiting.size, closed, close: () => socket.destroy() }
}

function reply(socket: Socket, command: Command, status: number, sequence: number): void {
  if (socket.writable) socket.write(encodePdu({ command, status, sequence }))
}

function openSocket({ host, port, tls, authority }: SmppAddress): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = tls
      ? connectTls({ host, port, servername: host, ...(authority ? { ca: authority } : {}) })
      : connect({ host, port })
    const fail = (error: Error) => {
      socket.destroy()
      reject(error)
    }
    socket.setTimeout(openMilliseconds, () => fail(new Error('The SMS centre does not answer.')))
    socket.once('error', fail)
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      socket.setTimeout(0)
      socket.removeListener('error', fail)
      // What an error means for those who wait is told by `close`, which follows it.
      socket.on('error', () => undefined)
      socket.setNoDelay(true)
      resolve(socket)
    })
  })
}

/** Cuts what comes in into PDUs; a length that cannot be ends the line, for nothing after it can be read. */
function readPdus(socket: Socket, take: (bytes: Buffer) => Promise<void>): void {
  let heard = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk])
    while (heard.length >= 4) {
      const length = heard.readUInt32BE()
      if (length < pduLengths.least || length > pduLengths.most) return void socket.destroy()
      if (heard.length < length) return
      void take(heard.subarray(0, length))
      heard = heard.subarray(length)
    }
  })
}
