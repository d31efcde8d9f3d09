import type { SmppPdu } from 'smpp'

const concatenated = 0x00

/** Puts the parts of long messages together, as a phone does; answers with the whole text once it is there. */
export function gatherParts() {
  const waiting = new Map<string, Map<number, string>>()
  return (pdu: SmppPdu): string | null => {
    const { message = '', udh = [] } = pdu.short_message ?? {}
    const text = String(message)
    const head = udh.find((element) => element[0] === concatenated && element[1] === 3)
    if (!head) return text
    const [, , number = 0, count = 1, index = 1] = head
    const key = `${pdu.destination_addr} ${number} ${count}`
    const parts = waiting.get(key) ?? new Map<number, string>()
    waiting.set(key, parts.set(index, text))
    if (parts.size < count) return null
    waiting.delete(key)
    return [...parts.entries()]
      .sort(([one], [other]) => one - other)
      .map(([, part]) => part)
      .join('')
  }
}
