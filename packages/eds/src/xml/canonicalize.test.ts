import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EdsError } from '../eds-error.ts'
import { canonicalForms, canonicalize } from './canonicalize.ts'
import { parseXml } from './parse-xml.ts'
import { elementsOf } from './tree.ts'

const inclusive = { exclusive: false, comments: false }
const withComments = { exclusive: false, comments: true }
const exclusive = { exclusive: true, comments: false }

describe('the canonical form of a document', () => {
  const outside = `<?xml version="1.0"?>\r\n\r\n<?xml-stylesheet   href="doc.xsl"\r\n   type="text/xsl"   ?>\r\n<doc>Hello, world!<!-- Comment 1 --></doc>\r\n\r\n<?pi-without-data     ?>\r\n\r\n<!-- Comment 2 -->\r\n`

  // Canonical XML 1.0 section 3.1.
  test('keeps what stands outside of the element, a line each', () => {
    expect(canonicalize(parseXml(outside), inclusive)).toBe(
      '<?xml-stylesheet href="doc.xsl"\n   type="text/xsl"   ?>\n<doc>Hello, world!</doc>\n<?pi-without-data?>',
    )
    expect(canonicalize(parseXml(outside), withComments)).toBe(
      '<?xml-stylesheet href="doc.xsl"\n   type="text/xsl"   ?>\n<doc>Hello, world!<!-- Comment 1 --></doc>\n<?pi-without-data?>\n<!-- Comment 2 -->',
    )
  })

  // Canonical XML 1.0 section 3.3, without the document type.
  test('sorts attributes, drops what is declared again and writes empty elements out', () => {
    const start = `<doc>
   <e1   />
   <e2   ></e2>
   <e3   name = "elem3"   id="elem3"   />
   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"
      xmlns:b="http://www.ietf.org"
      xmlns:a="http://www.w3.org"
      xmlns="http://example.org"/>
   <e6 xmlns="" xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="" xmlns:a="http://www.w3.org">
            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>
         </e8>
      </e7>
   </e6>
</doc>`
    expect(canonicalize(parseXml(start), inclusive)).toBe(`<doc>
   <e1></e1>
   <e2></e2>
   <e3 id="elem3" name="elem3"></e3>
   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
   <e6 xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="">
            <e9 xmlns:a="http://www.ietf.org"></e9>
         </e8>
      </e7>
   </e6>
</doc>`)
  })

  // Canonical XML 1.0 section 3.4, without the document type.
  test('writes characters in one way', () => {
    const start = `<doc>
   <text>First line&#x0d;&#10;Second line</text>
   <value>&#x32;</value>
   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>
   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>
</doc>`
    expect(canonicalize(parseXml(start), inclusive)).toBe(`<doc>
   <text>First line&#xD;
Second line</text>
   <value>2</value>
   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>
   <norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm>
</doc>`)
  })
})

describe('the canonical form of an element', () => {
  const document = parseXml(
    '<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org" xml:lang="kk"><n1:elem2 xmlns:n1="http://example.net"><n3:stuff a="1"/></n1:elem2></n0:local>',
  )
  const element = elementsOf(document.root)[0]
  if (!element) throw new Error('The document of this test has no element.')

  // Exclusive XML Canonicalization section 2.2.
  test('inclusively it carries what its ancestors declared, exclusively only what it uses', () => {
    expect(canonicalize(element, inclusive)).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="kk"><n3:stuff a="1"></n3:stuff></n1:elem2>',
    )
    expect(canonicalize(element, exclusive)).toBe(
      '<n1:elem2 xmlns:n1="http://example.net"><n3:stuff xmlns:n3="ftp://example.org" a="1"></n3:stuff></n1:elem2>',
    )
    expect(canonicalize(element, { ...exclusive, inclusivePrefixes: ['n0'] })).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net"><n3:stuff xmlns:n3="ftp://example.org" a="1"></n3:stuff></n1:elem2>',
    )
  })

  test('an element may be left out, as an enveloped signature is', () => {
    expect(canonicalize(document, exclusive, element)).toBe(
      '<n0:local xmlns:n0="foo:bar" xml:lang="kk"></n0:local>',
    )
  })
})

describe('what is refused', () => {
  test.each([
    ['nothing', ''],
    ['an open element', '<a>'],
    ['another end', '<a></b>'],
    ['two elements', '<a/><b/>'],
    ['text beside the element', '<a/>b'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice under two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
    ['a prefix that means nothing', '<x:a/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['the reference of no character', '<a>&#0;</a>'],
    ['half a surrogate pair', '<a>\ud800</a>'],
    ['an open CDATA section', '<a><![CDATA[</a>'],
    ['the end of a CDATA section in text', '<a>]]></a>'],
    ['two hyphens in a comment', '<a><!-- -- --></a>'],
    ['< in a value', '<a b="<"/>'],
    ['a value without quotes', '<a b=c/>'],
    ['a second declaration', '<a/><?xml version="1.0"?>'],
    ['the prefix xmlns', '<a xmlns:xmlns="u"/>'],
    ['a prefix undone', '<a xmlns:b=""/>'],
    ['two colons', '<a:b:c xmlns:a="u"/>'],
  ])('%s', (_what, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ code: 'xml-malformed' }))
  })

  test('a document type, with entities or without', () => {
    for (const text of ['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']) {
      expect(() => parseXml(text)).toThrow(expect.objectContaining({ code: 'xml-doctype' }))
    }
  })

  test('a hundred and one levels, and nothing overflows', () => {
    expect(() => parseXml('<a>'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'xml-too-large' }))
  })

  test('any change of a sound text is read or refused with a code', () => {
    const sound = '<a xmlns:x="u" b="&amp;1"><!--c--><x:d>е</x:d><?e f?><![CDATA[g]]></a>'
    for (let at = 0; at < sound.length; at++) {
      for (const character of ['<', '>', '&', '"', ':', ' ', '\0', '']) {
        try {
          canonicalize(parseXml(sound.slice(0, at) + character + sound.slice(at + 1)), exclusive)
        } catch (error) {
          expect(error).toBeInstanceOf(EdsError)
        }
      }
    }
  })
})

const signed = join(import.meta.dirname, '../../../../../shared/pki/nca/signed')

describe.skipIf(!existsSync(signed))('documents signed by NCALayer', () => {
  test.each(['personal-active-RSA256.xml', 'personal-active-AUTH_RSA256.xml'])(
    '%s has the digest that stands in its signature',
    (name) => {
      const text = readFileSync(join(signed, name), 'utf8')
      const document = parseXml(text)
      const signature = elementsOf(document.root).find(({ local }) => local === 'Signature')
      const form = canonicalForms['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments']
      if (!form) throw new Error('The form is not known.')
      const digest = createHash('sha256')
        .update(canonicalize(document, form, signature))
        .digest('base64')
      expect(text).toContain(`<ds:DigestValue>${digest}</ds:DigestValue>`)
    },
  )
})
