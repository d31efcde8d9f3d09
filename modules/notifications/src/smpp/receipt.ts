import type { Known } from '../carry-on.ts'
import { numberIn, type Pdu, tags, textIn } from './pdu.ts'

/** What an operator says became of one part. */
export type Receipt = {
  readonly reference: string
  /** The number we gave the message ourselves, where the operator sends it back. */
  readonly ownNumber: number | null
  readonly phone: string
  readonly state: Known
}

/** The receipt in a `deliver_sm`, or `null` when it is something else, such as an answer by SMS. */
export function receiptIn(pdu: Pdu): Receipt | null {
  // 5.2.12: bits 5–2 of esm_class say "delivery receipt".
  if (pdu.command !== 'deliverSm' || (numberIn(pdu, 'esmClass') & 0x3c) !== 0x04) return null
  const { shortMessage } = pdu.fields
  const said = Buffer.isBuffer(shortMessage) ? shortMessage.toString('latin1') : ''
  const reference = tagText(pdu, tags.receiptedMessageId) ?? /\bid:(\S+)/i.exec(said)?.[1]
  const state = tagNumber(pdu, tags.messageState)
  const word = /\bstat:([A-Z]+)/i.exec(said)?.[1]?.toUpperCase()
  if (!reference || (state === null && !word)) return null
  return {
    reference,
    ownNumber: tagNumber(pdu, tags.userMessageReference),
    phone: `+${textIn(pdu, 'source').replace(/^\+/, '')}`,
    state: state === null ? stateOfWord(word ?? '') : stateOfNumber(state),
  }
}

/** 5.2.28, message_state. */
export function stateOfNumber(state: number): Known {
  if (state === 2) return 'delivered'
  return state === 3 || state === 4 || state === 5 || state === 8 ? 'failed' : 'accepted'
}

/** Appendix B: the words of a receipt in text. */
function stateOfWord(word: string): Known {
  if (word === 'DELIVRD') return 'delivered'
  return ['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD'].includes(word) ? 'failed' : 'accepted'
}

/** Ways an operator may write the number of a message: many answer in hexadecimal and send receipts in decimal. */
export function spellingsOf(reference: string): readonly string[] {
  const spellings = [reference]
  if (/^\d{1,20}$/.test(reference)) spellings.push(BigInt(reference).toString(16))
  if (/^[0-9a-f]{1,16}$/i.test(reference)) spellings.push(BigInt(`0x${reference}`).toString())
  return [...new Set(spellings.flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]))]
}

function tagText(pdu: Pdu, tag: number): string | undefined {
  return pdu.tags.get(tag)?.toString('latin1').replace(/\0.*$/s, '') || undefined
}

function tagNumber(pdu: Pdu, tag: number): number | null {
  const value = pdu.tags.get(tag)
  if (!value || value.length === 0 || value.length > 2) return null
  return value.readUIntBE(0, value.length)
}
