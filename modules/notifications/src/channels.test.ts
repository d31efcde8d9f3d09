import { expect, test } from 'vitest'
import { allChannels, type Channels, channelsFor, type MessageKind } from './channels.ts'

const nothing: Channels = { sms: false, email: false, push: false }
const only = (...names: readonly (keyof Channels)[]): Channels => ({
  ...nothing,
  ...Object.fromEntries(names.map((name) => [name, true])),
})

test.each<[string, MessageKind | null, Channels, Channels, Channels]>([
  [
    'who chose nothing is told by all they have',
    'support',
    allChannels,
    only('sms', 'push'),
    only('sms', 'push'),
  ],
  ['who wants letters alone gets letters alone', 'application', only('email'), allChannels, only('email')],
  [
    'who wants letters and has no address is told of a decision by SMS',
    'document',
    only('email'),
    only('sms'),
    only('sms'),
  ],
  [
    'who switched everything off is told of a decision by SMS',
    'application',
    nothing,
    allChannels,
    only('sms'),
  ],
  ['who switched everything off reads of support in the inbox', 'support', nothing, allChannels, nothing],
  ['who has no phone and wants nothing has the inbox', 'application', nothing, only('push'), nothing],
  ['a push alone is enough for a decision', 'document', only('push'), allChannels, only('push')],
  ['other messages are as chosen', null, nothing, allChannels, nothing],
])('%s', (_, kind, chosen, reachable, told) => {
  expect(channelsFor(kind, chosen, reachable)).toEqual(told)
})
