import sharp from 'sharp'
import { createAccount } from '#modules/accounts'
import type { FaceEngine } from '#modules/face'
import type {
  DocumentKind,
  DocumentReading,
  Fields,
  Finding,
  Side,
  SideReading,
} from '#modules/identity-documents'
import { deliverSms } from '#modules/notifications'
import { createPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { addPicture } from '../documents/add-picture.ts'
import { confirmFields } from '../documents/confirm-fields.ts'
import type { DocumentDoors, Owner } from '../documents/document-doors.ts'
import { documentTables } from '../documents/document-tables.ts'
import type { Scores } from '../documents/scores.ts'
import { sendDocument } from '../documents/send-document.ts'
import { startDocument } from '../documents/start-document.ts'
import type { TypedFields } from '../documents/stored-case.ts'
import type { Moderator } from '../moderation/moderator.ts'
import { aidos, openProofing } from './open-proofing.ts'

/** What a picture says in these tests: the reading is given, the rules about it are real. */
type Given = Partial<SideReading>

/** The documents with a real database, the sandbox's registries, and readings that are given with the pictures. */
export async function openDocuments(
  database: Database,
  { engine, person = aidos }: { readonly engine?: FaceEngine; readonly person?: Person } = {},
) {
  const opened = openProofing(database, engine)
  const given = new Map<string, SideReading>()
  const doors: DocumentDoors = {
    ...opened.proofing,
    deliver: async ({ smsId }) => {
      const { keyring, clock, sms } = opened.proofing
      if (smsId) await deliverSms(database, keyring, clock, sms, smsId)
    },
    normalise: async (bytes) => {
      const { width, height } = await sharp(bytes).metadata()
      return { jpeg: bytes, width, height, source: { format: 'jpeg', width, height } }
    },
    reader: {
      readSide: async (jpeg) => given.get(Buffer.from(jpeg).toString('base64')) ?? blank,
      judge: ({ at: _, ...sides }) => judged(Object.values(sides)),
    },
  }
  const owner = await createOwner(doors, person)
  let pictures = 0
  /** A small picture of its own that reads as given. */
  const picture = async (reading: Given = {}): Promise<Buffer> => {
    const number = ++pictures
    const bytes = await sharp({
      create: {
        width: 64,
        height: 40,
        channels: 3,
        background: { r: (number * 37) % 256, g: (number * 91) % 256, b: 160 },
      },
    })
      .jpeg()
      .toBuffer()
    given.set(bytes.toString('base64'), { ...blank, ...reading })
    return bytes
  }
  /** A picture of the test's own, with what it says. */
  const reads = (bytes: Buffer, reading: Given): Buffer => {
    given.set(bytes.toString('base64'), { ...blank, ...reading })
    return bytes
  }
  const documents = { ...opened, doors, owner, picture, reads }
  return { ...documents, ...steps(documents) }
}

type Person = { readonly iin: string; readonly phone: string }

type Documents = {
  readonly doors: DocumentDoors
  readonly owner: Owner
  readonly picture: (reading?: Given) => Promise<Buffer>
}

const form = (caseId: string) => ({ caseId, formKey: null })

function steps({ doors, owner, picture }: Documents) {
  const start = async (kind: DocumentKind = 'id-card', by = owner) => {
    const answer = await startDocument(doors, by, { kind, origin: null, language: 'ru' })
    return 'caseId' in answer ? answer.caseId : ''
  }
  const put = async (caseId: string, slot: Side, reading: Given = {}, by = owner) =>
    addPicture(doors, by, {
      caseId,
      slot,
      captured: 'camera',
      bytes: await picture({ side: slot, ...reading }),
    })
  /** Everything but the sending; the video is as if it had passed with these scores. */
  const prepare = async (reading: Given = {}, by = owner, typed: TypedFields = card) => {
    const caseId = await start('id-card', by)
    await put(caseId, 'front', reading, by)
    await put(caseId, 'back', {}, by)
    await passVideo(doors, caseId)
    await confirmFields(doors, by, { ...form(caseId), fields: typed })
    return caseId
  }
  const sent = async (reading: Given = {}, by = owner, typed: TypedFields = card) => {
    const caseId = await prepare(reading, by, typed)
    const answer = await sendDocument(doors, by, form(caseId))
    if (answer.kind !== 'sent') throw new Error(`It was not sent: ${JSON.stringify(answer)}`)
    return caseId
  }
  return { start, put, prepare, sent }
}

/** Aidos's identity card, as the sandbox's registry has it. */
export const card: TypedFields = {
  surname: 'Сұлтанов',
  name: 'Айдос',
  patronymic: 'Бекұлы',
  birthDate: '1985-07-15',
  iin: aidos.iin,
  number: '046600047',
  issued: '2020-05-13',
  expires: '2030-05-12',
}

export const moderator: Moderator = { staffId: 'staff-1', role: 'moderator', iin: null }
export const colleague: Moderator = { staffId: 'staff-2', role: 'moderator', iin: null }
export const senior: Moderator = { staffId: 'staff-9', role: 'senior-moderator', iin: null }

let lastPerson = 0

/** Somebody whom no registry knows: the tests of one file share a database and must not meet in it. */
export function newPerson(): Person {
  const number = ++lastPerson
  return { iin: `9001013${String(10_000 + number)}`, phone: `+7702${1_000_000 + number}` }
}

/** A signed-in person with an account. */
export async function createOwner(doors: DocumentDoors, { iin, phone }: Person): Promise<Owner> {
  const personId = doors.random.uuid()
  await createPersonKey(doors.database, doors.keyring, personId, doors.clock, doors.random)
  await createAccount(doors.database, doors.keyring, doors.clock, {
    personId,
    iin,
    phone,
    names: { surname: 'Сұлтанов', name: 'Айдос', latinSurname: 'SULTANOV', latinName: 'AIDOS' },
    birthDate: '1985-07-15',
    sex: 'male',
    status: 'citizen',
    documents: [],
    language: 'ru',
  })
  return { personId, channel: 'digital-id', device: 'Firefox, Android' }
}

export const alike = { similarity: 0.7, zone: 'match', models: ['faceplugin-fr@0.0.1'] } as const

/** As if the video of this case had passed at this moment; the video itself has tests of its own. */
export async function passVideo(
  doors: DocumentDoors,
  caseId: string,
  scores: Scores = { portraitRegistry: alike, portraitVideo: alike, videoRegistry: alike },
): Promise<void> {
  await documentTables(doors.database)
    .updateTable('documentCases')
    .set({ videoAt: doors.clock.now(), scores: JSON.stringify(scores) as unknown as Scores })
    .where('id', '=', caseId)
    .execute()
}

const blank: SideReading = {
  width: 64,
  height: 40,
  corners: null,
  side: 'none',
  kind: null,
  fields: {},
  measures: {},
  findings: [],
}

/** Puts sides together as the contract says: the fields of all, and one side twice is no document. */
function judged(sides: readonly SideReading[]): DocumentReading {
  const fields: Fields = Object.assign({}, ...sides.map((side) => side.fields))
  const [one, other] = sides
  const same = one && other && one.side === other.side && one.side !== 'none'
  const findings: readonly Finding[] = same ? [{ reason: 'same-side', refuses: true, places: [] }] : []
  return { kind: one?.kind ?? null, fields, findings, crossings: [] }
}
