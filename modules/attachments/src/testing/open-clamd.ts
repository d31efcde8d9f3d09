import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'
import { eicar } from './files.ts'

/**
 * A scanner that speaks clamd's INSTREAM as clamd(8) says it: null-ended commands, chunks with their length in four bytes,
 * a chunk of length nought at the end. It knows one virus.
 */
export async function openClamd(most = 25_000_000) {
  let scanned = 0
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk])
      if (heard.toString('latin1', 0, 9) === 'zVERSION\0') return void socket.end('ClamAV 1.4.3/27800/Mon\0')
      const content = contentOf(heard)
      if (content === null) return
      scanned += 1
      if (content.length > most) socket.end('INSTREAM size limit exceeded. ERROR\0')
      else socket.end(content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { address: { host: '127.0.0.1', port }, scanned: () => scanned }
}

/** The bytes between the command and the empty chunk; `null`: they are not all there. */
function contentOf(heard: Buffer): Buffer | null {
  const pieces: Buffer[] = []
  for (let at = 'zINSTREAM\0'.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
