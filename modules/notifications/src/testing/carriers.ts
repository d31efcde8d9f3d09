import { type Carriers, type EmailMessage, joinSmsProviders, type SmsMessage } from '../index.ts'

/** Carriers that keep what they are given, as gateways in another room would. */
export function keepingCarriers() {
  const sms: SmsMessage[] = []
  const letters: EmailMessage[] = []
  const pushes: string[] = []
  const carriers: Carriers = {
    sms: joinSmsProviders([
      {
        name: 'first',
        send: async (message) => {
          sms.push(message)
          return { outcome: 'delivered' }
        },
        ask: async () => 'delivered',
        answers: async () => true,
      },
    ]),
    mail: {
      send: async (letter) => {
        letters.push(letter)
        return { outcome: 'delivered' }
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
