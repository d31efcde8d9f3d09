export { cleanUpNotifications, forgetNotifications } from './clean-up.ts'
export { deliverSms, deliverWaitingSms, readSmsProgress, type SmsProgress } from './deliver-sms.ts'
export {
  countInbox,
  deleteInboxMessage,
  type InboxMessage,
  type InThreeLanguages,
  listInbox,
  markRead,
  type NewInboxMessage,
  readInboxMessage,
  restoreInboxMessage,
  writeToInbox,
} from './inbox.ts'
export type { SmsState } from './next-sms-step.ts'
export { connectSmsGateway, type SmsGateway, type SmsGatewayAddress, type SmsMessage } from './sms-gateway.ts'
export { type NewSms, writeSms } from './write-sms.ts'
