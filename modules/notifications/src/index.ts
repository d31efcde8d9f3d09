export { chooseChannels, readChannels } from './channel-choices.ts'
export {
  type ChannelName,
  type Channels,
  channelNames,
  isLegalKind,
  type MessageKind,
  messageKinds,
} from './channels.ts'
export { cleanUpNotifications, forgetNotifications } from './clean-up.ts'
export { deliverEmail, deliverWaitingEmails } from './deliver-email.ts'
export { deliverPush, deliverWaitingPushes } from './deliver-push.ts'
export { deliverSms, deliverWaitingSms, readSmsProgress, type SmsProgress } from './deliver-sms.ts'
export { type Delivery, readDeliveries } from './deliveries.ts'
export {
  type AddressRoom,
  confirmEmailAddress,
  type EmailAddress,
  emailAddressIn,
  proposeEmailAddress,
  readEmailAddress,
  removeEmailAddress,
} from './email-address.ts'
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
export {
  connectMailGateway,
  connectSmtp,
  type EmailMessage,
  type MailGateway,
  type MailGatewayAddress,
} from './mail-gateway.ts'
export type { DeliveryState } from './next-step.ts'
export { connectPushServices, type PushAddress, type PushGateway, pushIdentity } from './push-gateway.ts'
export {
  endPush,
  hasPush,
  type NewPushSubscription,
  pushAddressIn,
  subscribeToPush,
} from './push-subscriptions.ts'
export { connectSmpp, type HearReceipt, type SmppSettings } from './smpp/connect-smpp.ts'
export { openBound } from './smpp/keep-bound.ts'
export type { Receipt } from './smpp/receipt.ts'
export { joinSmsProviders, type SmsGateway } from './sms-gateway.ts'
export { connectHttpSms, connectSmsGateway, type SmsGatewayAddress } from './sms-http.ts'
export type { Sent, SmsMessage, SmsProvider } from './sms-provider.ts'
export { takeReceipt } from './take-receipt.ts'
export { type Carriers, deliverTold, type Telling, type Told, tellPerson } from './tell-person.ts'
export { type NewEmail, writeEmail } from './write-email.ts'
export { type NewSms, writeSms } from './write-sms.ts'
