/** Kinds of messages for which people choose channels. */
export const messageKinds = ['application', 'document', 'support'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Channels that can be switched off; the inbox cannot. */
export const channelNames = ['sms', 'email', 'push'] as const
export type ChannelName = (typeof channelNames)[number]
export type Channels = Readonly<Record<ChannelName, boolean>>

/** Terms run from these: somebody who has switched everything off is told by SMS all the same. */
const legalKinds: readonly MessageKind[] = ['application', 'document']

export const allChannels: Channels = { sms: true, email: true, push: true }

export function isLegalKind(kind: MessageKind): boolean {
  return legalKinds.includes(kind)
}

/**
 * By what a person is told besides the inbox: what they chose, as far as they have it; a legal notice by at least one,
 * and that is SMS, for the phone is the one thing everybody has confirmed.
 */
export function channelsFor(kind: MessageKind | null, chosen: Channels, reachable: Channels): Channels {
  const both = {
    sms: chosen.sms && reachable.sms,
    email: chosen.email && reachable.email,
    push: chosen.push && reachable.push,
  }
  const isSilent = !both.sms && !both.email && !both.push
  return isSilent && kind !== null && isLegalKind(kind) ? { ...both, sms: reachable.sms } : both
}
