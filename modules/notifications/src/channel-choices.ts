import type { Database } from '#platform/database'
import { allChannels, type Channels, type MessageKind, messageKinds } from './channels.ts'
import { tablesOf } from './tables.ts'

/** What a person chose for each kind of message. */
export async function readChannels(
  database: Database,
  personId: string,
): Promise<Readonly<Record<MessageKind, Channels>>> {
  const rows = await tablesOf(database)
    .selectFrom('channelChoices')
    .select(['kind', 'sms', 'email', 'push'])
    .where('personId', '=', personId)
    .execute()
  const chosen = (kind: MessageKind): Channels => {
    const row = rows.find((one) => one.kind === kind)
    return row ? { sms: row.sms, email: row.email, push: row.push } : allChannels
  }
  return Object.fromEntries(messageKinds.map((kind) => [kind, chosen(kind)])) as Record<MessageKind, Channels>
}

/** From now on messages of this kind come by these channels. */
export async function chooseChannels(
  database: Database,
  personId: string,
  kind: MessageKind,
  channels: Channels,
): Promise<void> {
  const { sms, email, push } = channels
  await tablesOf(database)
    .insertInto('channelChoices')
    .values({ personId, kind, sms, email, push })
    .onConflict((conflict) => conflict.columns(['personId', 'kind']).doUpdateSet({ sms, email, push }))
    .execute()
}
