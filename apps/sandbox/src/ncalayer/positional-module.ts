import { base64Bytes, EdsError, parseCertificate } from '#eds'
import { makeCms, makeXml } from '../keys/make-signature.ts'
import type { PersonKey } from '../keys/person-keys.ts'
import { describeKey } from './describe-key.ts'
import { askPerson, type NcalayerRoom, ownKey, type Reply, useNamed } from './ncalayer-room.ts'
import { saxFault } from './sax-fault.ts'

type Kind = 'string' | 'boolean' | 'strings'
type Method = {
  readonly takes: readonly Kind[]
  readonly answer: (room: NcalayerRoom, ...args: readonly never[]) => Promise<Reply>
}

const methods: Readonly<Record<string, Method>> = {
  getActiveTokens: {
    takes: [],
    answer: async ({ state }) => ok(state.ncalayer.setting().token ? ['AKKaztokenStore'] : []),
  },
  getKeyInfo: { takes: ['string'], answer: keyInfo },
  createCAdESFromBase64: {
    takes: ['string', 'string', 'string', 'boolean'],
    answer: (room, _: string, keyType: string, content: string, attached: boolean) =>
      signed(room, keyType, [content], 'cms', (key) =>
        makeCms(room.state, { content: base64Bytes(content), attached }, key),
      ),
  },
  createCAdESFromBase64Hash: {
    takes: ['string', 'string', 'string'],
    // The real one fails without a word where there is no hash.
    answer: async (room, _: string, keyType: string, digest: string) =>
      digest === ''
        ? { code: '500' }
        : signed(room, keyType, [digest], 'cms', (key) =>
            makeCms(room.state, { digest: base64Bytes(digest) }, key),
          ),
  },
  createCMSSignatureFromBase64: {
    takes: ['string', 'string', 'string', 'boolean'],
    answer: (room, _: string, keyType: string, content: string, attached: boolean) =>
      signed(room, keyType, [content], 'cms', (key) =>
        makeCms(room.state, { content: base64Bytes(content), attached }, key, true),
      ),
  },
  signXml: {
    takes: ['string', 'string', 'string', 'string', 'string'],
    answer: (room, _: string, keyType: string, xml: string, ...paths: readonly string[]) =>
      signedXml(room, keyType, [xml], paths, ([only]) => only),
  },
  signXmls: {
    takes: ['string', 'string', 'strings', 'string', 'string'],
    answer: (room, _: string, keyType: string, xmls: readonly string[], ...paths: readonly string[]) =>
      signedXml(room, keyType, xmls, paths, (all) => all),
  },
  changeLocale: { takes: ['string'], answer: async () => ({ code: '200' }) },
}

/** `kz.gov.pki.knca.commonUtils`: arguments by their place, an answer with a code. */
export async function positionalModule(room: NcalayerRoom, name: string, args: unknown): Promise<Reply> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method) return fault(`java.lang.NoSuchMethodException: ${name}`)
  const given: readonly unknown[] = Array.isArray(args) ? args : []
  if (!method.takes.every((kind, place) => isOfKind(kind, given[place])))
    return fault(`java.lang.IllegalArgumentException: argument type mismatch. Method: ${name}`)
  try {
    return await method.answer(room, ...(given as readonly never[]))
  } catch (error) {
    if (error instanceof EdsError) return fault(error.message)
    throw error
  }
}

async function keyInfo(room: NcalayerRoom): Promise<Reply> {
  if (!(await askPerson(room, 'key', []))) return cancelled
  const key = await ownKey(room, 'signing')
  return key ? ok(await describeKey(parseCertificate(key.certificate))) : noKey
}

async function signed(
  room: NcalayerRoom,
  keyType: string,
  documents: readonly string[],
  what: 'cms' | 'xml',
  sign: (key: PersonKey) => Promise<unknown>,
): Promise<Reply> {
  if (!(await askPerson(room, what, documents))) return cancelled
  const key = await ownKey(room, useNamed(keyType))
  return key ? ok(await sign(key)) : noKey
}

async function signedXml(
  room: NcalayerRoom,
  keyType: string,
  xmls: readonly string[],
  paths: readonly string[],
  pick: (signed: readonly string[]) => unknown,
): Promise<Reply> {
  if (paths.some(Boolean)) return fault('Only whole documents are signed: leave both XPaths empty.')
  for (const xml of xmls) {
    const malformed = saxFault(xml)
    if (malformed) return fault(malformed)
  }
  return signed(room, keyType, xmls, 'xml', async (key) =>
    pick(await Promise.all(xmls.map((xml) => makeXml(xml, key)))),
  )
}

function isOfKind(kind: Kind, value: unknown): boolean {
  if (kind === 'strings') return Array.isArray(value) && value.every((one) => typeof one === 'string')
  return typeof value === kind
}

const cancelled: Reply = { code: '500', message: 'action.canceled' }
const noKey: Reply = { code: '500', message: 'No key of the chosen person.' }

function ok(responseObject: unknown): Reply {
  return { code: '200', responseObject }
}

function fault(message: string): Reply {
  return { code: '500', message }
}
