import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * A mail server on this machine: takes letters by SMTP, or answers the receiver with a refusal of its own. `letterReply`:
 * what it says once a letter is read out, or `null` to hang up instead.
 */
export async function openMailServer(receiverReply = '250 OK', letterReply: string | null = '250 taken') {
  const letters: string[] = []
  const server = createServer((socket) => converse(socket, receiverReply, letterReply, letters))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, letters }
}

function converse(
  socket: Socket,
  receiverReply: string,
  letterReply: string | null,
  letters: string[],
): void {
  let heard = ''
  let letter: string | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.on('error', () => undefined)
  say('220 mail.example.kz')
  socket.on('data', (chunk) => {
    heard += chunk
    for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
      const line = heard.slice(0, end)
      heard = heard.slice(end + 2)
      if (letter !== null && line === '.') {
        letters.push(letter)
        letter = null
        if (letterReply === null) socket.destroy()
        else say(letterReply)
      } else if (letter !== null) letter += `${line}\n`
      else if (/^DATA/i.test(line)) {
        letter = ''
        say('354 go on')
      } else if (/^RCPT/i.test(line)) say(receiverReply)
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else say('250 OK')
    }
  })
}
