import { connect, type Socket } from 'node:net'

/** A virus scanner; `away`: no usable answer in time. */
export type Scanner = (bytes: Buffer) => Promise<'clean' | 'virus' | 'away'>

/** Where clamd listens: a host and port, or a Unix socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

const scanMilliseconds = 20_000
const pieceLength = 65_536

/** The virus scanner clamd, asked by its command INSTREAM (clamd(8)): the file goes over the line, never to a disk. */
export function connectClamd(address: ClamdAddress): Scanner {
  return async (bytes) => {
    const reply = await ask(address, 'zINSTREAM\0', (socket) => {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        const piece = bytes.subarray(at, at + pieceLength)
        socket.write(lengthOf(piece.length))
        socket.write(piece)
      }
      socket.write(lengthOf(0))
    })
    if (reply === 'stream: OK') return 'clean'
    return /^stream: .+ FOUND$/.test(reply ?? '') ? 'virus' : 'away'
  }
}

/** What clamd calls itself, or `null` when it does not answer. */
export async function readClamdVersion(address: ClamdAddress): Promise<string | null> {
  const reply = await ask(address, 'zVERSION\0', () => undefined)
  return reply?.startsWith('ClamAV') ? reply : null
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  return head
}

function ask(address: ClamdAddress, command: string, send: (socket: Socket) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = 'path' in address ? connect(address) : connect(address)
    socket.setTimeout(scanMilliseconds)
    let heard = ''
    const end = () => {
      socket.destroy()
      resolve(heard === '' ? null : heard.replace(/\0.*$/s, '').trim())
    }
    socket.once('connect', () => {
      socket.write(command)
      send(socket)
    })
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      if (heard.includes('\0')) end()
    })
    socket.once('timeout', () => {
      heard = ''
      end()
    })
    socket.once('error', end)
    socket.once('close', end)
  })
}
