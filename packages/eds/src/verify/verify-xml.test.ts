import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { platformCrypto } from '../algorithms/index.ts'
import { parseCertificateList } from '../crl/index.ts'
import { base64Of, pemBlocks } from '../der/index.ts'
import { sharedPki } from '../testing/shared-pki.ts'
import { keyTypes, newAuthority, newSigner, type TestAuthority } from '../testing/signers.ts'
import { parseCertificate } from '../x509/index.ts'
import { signXml } from '../xml/index.ts'
import { type VerifyQuestion, verifySignature } from './index.ts'

const now = Date.UTC(2026, 10, 22)
const bytes = (text: string) => new TextEncoder().encode(text)
const source = `<?xml version="1.0"?>
<!-- алдында --><арыз xmlns="urn:a" xmlns:b="urn:b" b:түрі="қайтару">
  <сома валюта='KZT'>1 000 &amp; 5</сома><!-- ішінде --><b:бос/>
</арыз><!-- соңында -->`

let authority: TestAuthority
let question: VerifyQuestion
beforeAll(async () => {
  authority = await newAuthority('p256', now)
  const crls = [parseCertificateList(await authority.list())]
  question = { trust: [authority.certificate], crls, at: now }
})

describe.each(keyTypes)('an XML signature of our own with a %s key', (type) => {
  test('stands, over all but itself, and returns what was signed', async () => {
    const signed = await signXml(source, await newSigner(authority, type))
    const judgement = await verifySignature(bytes(signed), question)
    expect(judgement).toMatchObject({
      verdict: 'TOTAL_PASSED',
      signers: [{ profile: { iin: '990101400013' } }],
    })
    const content = new TextDecoder().decode(judgement.content)
    expect(content).toContain('<сома валюта="KZT">1 000 &amp; 5</сома>')
    expect(content).not.toContain('Signature')
    expect(await verifySignature(bytes(signed), { ...question, content: bytes(source) })).toMatchObject({
      verdict: 'TOTAL_PASSED',
    })
    const other = bytes(source.replace('1 000', '9 000'))
    expect(await verifySignature(bytes(signed), { ...question, content: other })).toMatchObject({
      sub: 'HASH_FAILURE',
    })
  })
  test('changed, it does not', async () => {
    const signed = await signXml(source, await newSigner(authority, type))
    const amount = await verifySignature(bytes(signed.replace('1 000', '9 000')), question)
    expect(amount).toMatchObject({ verdict: 'TOTAL_FAILED', reason: 'content-changed' })
    const value = signed.replace(
      /(<ds:SignatureValue>\s.{20})(.)/,
      (_all, head, sign) => head + (sign === 'A' ? 'B' : 'A'),
    )
    expect(await verifySignature(bytes(value), question)).toMatchObject({ verdict: 'TOTAL_FAILED' })
    const method = signed.replace('#WithComments"/>\n</ds:Transforms>', '"/>\n</ds:Transforms>')
    expect(await verifySignature(bytes(method), question)).toMatchObject({ reason: 'signature-broken' })
  })
})

const forms = ['inclusive', 'inclusive-with-comments', 'exclusive', 'exclusive-with-comments'] as const

describe.each(forms)('in the form %s', (transform) => {
  test.each(forms)('and %s of the statement', async (method) => {
    const signed = await signXml(source, await newSigner(authority, 'p256'), { transform, method })
    expect(await verifySignature(bytes(signed), question)).toMatchObject({ verdict: 'TOTAL_PASSED' })
    const changed = bytes(signed.replace('1 000', '9 000'))
    expect(await verifySignature(changed, question)).toMatchObject({ reason: 'content-changed' })
  })
})

/** A signature over one element, as it stands beside it. */
async function signatureOver(id: string, text: string): Promise<string> {
  const { key, certificate } = await newSigner(authority, 'rsa')
  const digest = base64Of(await platformCrypto().digest('SHA-256', bytes(text)))
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
  const signed =
    `<CanonicalizationMethod Algorithm="${exclusive}"></CanonicalizationMethod>` +
    '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>' +
    `<Reference URI="#${id}"><Transforms><Transform Algorithm="${exclusive}"></Transform></Transforms>` +
    '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>' +
    `<DigestValue>${digest}</DigestValue></Reference></SignedInfo>`
  const namespace = 'xmlns="http://www.w3.org/2000/09/xmldsig#"'
  const value = base64Of(await key.sign(bytes(`<SignedInfo ${namespace}>${signed}`)))
  const keyPart = `<KeyInfo><X509Data><X509Certificate>${base64Of(certificate)}</X509Certificate></X509Data></KeyInfo>`
  return `<Signature ${namespace}><SignedInfo>${signed}<SignatureValue>${value}</SignatureValue>${keyPart}</Signature>`
}

describe('signature wrapping', () => {
  const sign = async () => signXml('<a><b Id="one">1</b></a>', await newSigner(authority, 'p256'))
  const refused = { verdict: 'TOTAL_FAILED' }

  test('the signed document put into another one is refused', async () => {
    const wrapped = `<evil><c>2</c>${(await sign()).replace(/^<\?.*?\?>/, '')}</evil>`
    expect(await verifySignature(bytes(wrapped), question)).toMatchObject(refused)
  })
  test('a reference to an Id that stands twice, to none, to an XPointer, to elsewhere is refused', async () => {
    const signed = await sign()
    for (const uri of ['#none', '#xpointer(/)', 'http://a.kz/x', 'file:///etc/passwd', '#'])
      expect(await verifySignature(bytes(signed.replace('URI=""', `URI="${uri}"`)), question)).toMatchObject(
        refused,
      )
    const twice = signed.replace('<a>', '<a><b Id="one">2</b>').replace('URI=""', 'URI="#one"')
    expect(await verifySignature(bytes(twice), question)).toMatchObject({ sub: 'FORMAT_FAILURE' })
    const none = signed.replace(' URI=""', '')
    expect(await verifySignature(bytes(none), question)).toMatchObject({ sub: 'FORMAT_FAILURE' })
  })
  test('two references, an XPath or two forms in a row are refused', async () => {
    const signed = await sign()
    const twice = signed.replace(/(<ds:Reference[\s\S]*<\/ds:Reference>)/, '$1$1')
    const xpath = signed.replace(
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/TR/1999/REC-xpath-19991116',
    )
    const [form = ''] = /<ds:Transform Algorithm="[^"]*WithComments"\/>/.exec(signed) ?? []
    const forms = signed.replace(form, form + form)
    for (const text of [twice, xpath, forms])
      expect(await verifySignature(bytes(text), question)).toMatchObject({ sub: 'FORMAT_FAILURE' })
  })
  test('a document without a signature, with a document type, or not XML', async () => {
    expect(await verifySignature(bytes('<a/>'), question)).toMatchObject({ reason: 'no-signer' })
    for (const text of ['<!DOCTYPE a><a/>', '<a>', '<'])
      expect(await verifySignature(bytes(text), question)).toMatchObject({ reason: 'not-a-signature' })
  })
  test('two signatures over two elements are no signature over either: neither stands for the other', async () => {
    const [one, two] = [
      await signatureOver('one', '<b Id="one">1</b>'),
      await signatureOver('two', '<c Id="two">2</c>'),
    ]
    const alone = await verifySignature(bytes(`<a><b Id="one">1</b><c Id="two">9</c>${one}</a>`), question)
    expect(alone.verdict).toBe('TOTAL_PASSED')
    expect(new TextDecoder().decode(alone.content)).toBe('<b Id="one">1</b>')
    const both = await verifySignature(
      bytes(`<a><b Id="one">1</b><c Id="two">2</c>${one}${two}</a>`),
      question,
    )
    expect(both).toMatchObject({ verdict: 'TOTAL_FAILED', reason: 'content-differs' })
  })
  test('two signatures, one after the other: the first no longer covers the document', async () => {
    const twice = await signXml(await sign(), await newSigner(authority, 'gost'))
    const { verdict, signers } = await verifySignature(bytes(twice), question)
    expect(signers.map(({ reason }) => reason)).toEqual(['content-changed', null])
    expect(verdict).toBe('TOTAL_FAILED')
  })
})

describe.skipIf(!existsSync(sharedPki))(
  'documents signed by NCALayer (skipped if ../shared/pki is absent)',
  () => {
    const read = (...path: readonly string[]) => readFileSync(join(sharedPki, 'nca', ...path))
    const trust = () =>
      pemBlocks(read('ca', 'nca_rsa_test.crt').toString('latin1')).map((block) =>
        parseCertificate(block.bytes),
      )
    const asked = () => ({ trust: trust(), at: Date.UTC(2020, 8, 10), revocation: 'when-known' as const })

    test('with the signing key', async () => {
      const judgement = await verifySignature(
        new Uint8Array(read('signed', 'personal-active-RSA256.xml')),
        asked(),
      )
      expect(judgement).toMatchObject({
        verdict: 'TOTAL_PASSED',
        signers: [{ algorithm: 'RSA-SHA256', profile: { iin: '123456789011' } }],
      })
      expect(new TextDecoder().decode(judgement.content)).toBe('<root><name>NCANode</name></root>')
    })
    test('with the authentication key: refused', async () => {
      const judgement = await verifySignature(
        new Uint8Array(read('signed', 'personal-active-AUTH_RSA256.xml')),
        asked(),
      )
      expect(judgement).toMatchObject({ verdict: 'INDETERMINATE', reason: 'authentication-key' })
    })
  },
)
