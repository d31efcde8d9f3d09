import { makeKeyFile } from '#eds'
import {
  type Authority,
  type CertificateOrder,
  isKeyAlgorithm,
  isOrderRole,
  issuePersonCertificate,
  keyAlgorithms,
  makeKeyPair,
  orderRoles,
  type RequestedCertificate,
  readRequest,
} from '#modules/authority'
import { systemRandom } from '#platform/crypto'
import { type Answer, CommandRefusal } from '../command-line.ts'
import { bytesOfFile, derOfFile, needed, textOf, writeOut } from './folder.ts'

/** Issues one certificate for a request, or two with new keys in a key file. */
export async function issueByOperator(authority: Authority, input: Answer): Promise<Answer> {
  return textOf(input, 'p12') ? issueKeyFile(authority, input) : issueForRequest(authority, input)
}

async function issueForRequest(authority: Authority, input: Answer): Promise<Answer> {
  const path = needed(input, 'request', 'Give --request FILE (PKCS #10), or --p12 FILE for new keys.')
  const requested = await readRequest(derOfFile(path))
  const { record, certificate } = await issuePersonCertificate(authority, orderOf(input, requested))
  const { serialNumber, notBefore, notAfter } = record
  const out = writeOut(textOf(input, 'out') ?? `${serialNumber}.cer`, 'CERTIFICATE', certificate)
  return { serialNumber, use: record.use, notBefore, notAfter, file: out }
}

/** A key file as the National Certification Authority gives it: a key to sign documents, and one to sign in. */
async function issueKeyFile(authority: Authority, input: Answer): Promise<Answer> {
  const passwordFile = needed(input, 'password-file', 'Give --password-file FILE: it locks the key file.')
  const password = Buffer.from(bytesOfFile(passwordFile))
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (password.length < 8) throw new CommandRefusal('weak-password', 'The password has fewer than 8 letters.')
  const algorithm = textOf(input, 'algorithm') ?? 'rsa-2048'
  if (!isKeyAlgorithm(algorithm))
    throw new CommandRefusal('unknown-algorithm', `Algorithms: ${keyAlgorithms.join(', ')}.`)
  const items = []
  const certificates = []
  for (const use of ['authentication', 'signing'] as const) {
    const { pkcs8, publicKey } = await makeKeyPair(algorithm, systemRandom)
    const order = orderOf({ ...input, use }, { publicKey, person: {} })
    const { record, certificate } = await issuePersonCertificate(authority, order)
    items.push({ pkcs8, certificate, friendlyName: `SANDBOX ${use}` })
    certificates.push({ serialNumber: record.serialNumber, use, notAfter: record.notAfter })
  }
  const chain = [authority.issuing.der, authority.root.der]
  const file = writeOut(
    textOf(input, 'p12') as string,
    'PKCS12',
    await makeKeyFile({ items, chain, password }),
  )
  return { certificates, file }
}

function orderOf(input: Answer, requested: RequestedCertificate): CertificateOrder {
  const { id, person, organization } = partsOf(input, requested)
  const role = textOf(input, 'role') ?? requested.role ?? (organization ? 'employee' : 'individual')
  if (!isOrderRole(role)) throw new CommandRefusal('unknown-role', `Roles: ${orderRoles.join(', ')}.`)
  const use = textOf(input, 'use') ?? requested.use ?? 'signing'
  if (use !== 'signing' && use !== 'authentication')
    throw new CommandRefusal('unknown-use', 'A certificate is for signing or for authentication.')
  const identification = textOf(input, 'identification') ?? 'in-person'
  if (identification !== 'in-person' && identification !== 'digital-id')
    throw new CommandRefusal('unknown-identification', 'A person is identified in-person or by digital-id.')
  const days = textOf(input, 'days')
  return {
    ...(id === undefined ? {} : { id }),
    person,
    ...(organization ? { organization } : {}),
    role,
    use,
    identification,
    publicKey: requested.publicKey,
    ...(days === undefined ? {} : { days: Number(days) }),
  }
}

function partsOf(input: Answer, requested: RequestedCertificate) {
  const part = (name: 'iin' | 'surname' | 'name') => textOf(input, name) ?? requested.person[name] ?? ''
  const patronymic = textOf(input, 'patronymic') ?? requested.person.patronymic
  const email = textOf(input, 'email')
  const bin = textOf(input, 'bin') ?? requested.organization?.bin
  const named = textOf(input, 'organization') ?? requested.organization?.name
  return {
    id: textOf(input, 'id'),
    person: {
      iin: part('iin'),
      surname: part('surname'),
      name: part('name'),
      ...(patronymic === undefined ? {} : { patronymic }),
      ...(email === undefined ? {} : { email }),
    },
    organization: bin === undefined ? undefined : { bin, name: named ?? '' },
  }
}
