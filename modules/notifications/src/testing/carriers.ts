import type { Carriers, EmailMessage, SmsMessage } from '../index.ts'

/** Carriers that keep what they are given, as gateways in another room would. */
export function keepingCarriers() {
  const sms: SmsMessage[] = []
  const letters: EmailMessage[] = []
  const pushes: string[] = []
  const carriers: Carriers = {
    sms: {
      send: async (message) => {
        sms.push(message)
        return 'delivered'
      },
      ask: async () => 'delivered',
    },
    mail: {
      send: async (letter) => {
        letters.push(letter)
        return 'delivered'
      },
      ask: async () => 'delivered',
    },
    push: {
      send: async (_, { content }) => {
        pushes.push(content)
        return 'delivered'
      },
    },
  }
  return { sms, letters, pushes, carriers }
}
