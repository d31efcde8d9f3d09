import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKeyFile } from '../pkcs12/index.ts'
import { newAuthority, newSigner, type TestAuthority } from '../testing/signers.ts'
import { verifySignature } from '../verify/index.ts'
import { signXml } from './index.ts'

const hasJava = spawnSync('javac', ['-version']).status === 0
const forms = ['inclusive', 'inclusive-with-comments', 'exclusive', 'exclusive-with-comments'] as const
const source =
  '<!-- а --><a xmlns="urn:a" xmlns:b="urn:b" b:c="1"><d> 1 &amp; <!-- ішінде --> 2</d></a><!-- я -->'

// NCALayer signs XML with the library that the JDK contains.
describe.skipIf(!hasJava)('XML signatures of ours and of the JDK (skipped if javac is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'senim-xml-'))
  const now = Date.now()
  let authority: TestAuthority
  let said: string

  beforeAll(async () => {
    authority = await newAuthority('rsa', now)
    for (const type of ['rsa', 'p256', 'p384'] as const) {
      const signer = await newSigner(authority, type)
      for (const form of forms) {
        const signed = await signXml(source, signer, { transform: form, method: form })
        writeFileSync(join(folder, `ours-${type}-${form}.xml`), signed)
        if (form === 'inclusive')
          writeFileSync(join(folder, `broken-${type}.xml`), signed.replace(' 1 &amp;', ' 9 &amp;'))
      }
      const items = [{ pkcs8: signer.pair.pkcs8, certificate: signer.certificate }]
      if (type === 'rsa')
        writeFileSync(join(folder, 'key.p12'), await makeKeyFile({ items, password: 'password' }))
    }
    writeFileSync(join(folder, 'Jdk.java'), program)
    said = execFileSync('java', ['Jdk.java'], { cwd: folder, encoding: 'utf8' })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the JDK verifies ours, and refuses what was changed', () => {
    expect(said.match(/^ours-.* true$/gm)).toHaveLength(12)
    expect(said.match(/^broken-.* false$/gm)).toHaveLength(3)
  })

  test('the JDK opens our key file and signs with it; we verify what it signed', async () => {
    const theirs = readdirSync(folder).filter((name) => name.startsWith('theirs'))
    expect(theirs).toHaveLength(8)
    const question = { trust: [authority.certificate], at: now, revocation: 'when-known' } as const
    for (const name of theirs) {
      const text = readFileSync(join(folder, name), 'utf8')
      const verdictOf = async (xml: string) =>
        (await verifySignature(new TextEncoder().encode(xml), question)).verdict
      expect(await verdictOf(text), name).toBe('TOTAL_PASSED')
      expect(await verdictOf(text.replace('1 &amp;', '9 &amp;')), name).toBe('TOTAL_FAILED')
    }
  })
})

const program = `
import java.io.*; import java.security.*; import java.security.cert.*; import java.util.*;
import javax.xml.crypto.dsig.*; import javax.xml.crypto.dsig.dom.*; import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.crypto.dsig.spec.*; import javax.xml.parsers.*; import javax.xml.transform.*;
import javax.xml.transform.dom.*; import javax.xml.transform.stream.*; import org.w3c.dom.*;
public class Jdk {
  static final XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
  static Document read(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(in);
  }
  static boolean verify(String name) throws Exception {
    Element signature = (Element) read(new FileInputStream(name)).getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    String text = signature.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent();
    InputStream der = new ByteArrayInputStream(Base64.getMimeDecoder().decode(text.trim()));
    PublicKey key = CertificateFactory.getInstance("X.509").generateCertificate(der).getPublicKey();
    DOMValidateContext context = new DOMValidateContext(key, signature);
    return xml.unmarshalXMLSignature(context).validate(context);
  }
  static void sign(String form, String uri, String name, PrivateKey key, X509Certificate certificate) throws Exception {
    String text = "<!-- x --><a xmlns='urn:a' xmlns:b='urn:b'>\\n <b:c Id='i' z='1' a='2'>1 &amp; <!-- in --> 2</b:c></a>";
    Document document = read(new ByteArrayInputStream(text.getBytes("UTF-8")));
    ((Element) document.getElementsByTagNameNS("urn:b", "c").item(0)).setIdAttribute("Id", true);
    List<javax.xml.crypto.dsig.Transform> steps = new ArrayList<>();
    if (uri.isEmpty()) steps.add(xml.newTransform(javax.xml.crypto.dsig.Transform.ENVELOPED, (TransformParameterSpec) null));
    steps.add(xml.newTransform(form, (TransformParameterSpec) null));
    Reference reference = xml.newReference(uri, xml.newDigestMethod(DigestMethod.SHA256, null), steps, null, null);
    CanonicalizationMethod method = xml.newCanonicalizationMethod(form, (C14NMethodParameterSpec) null);
    SignatureMethod rsa = xml.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null);
    KeyInfoFactory keys = xml.getKeyInfoFactory();
    KeyInfo info = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
    xml.newXMLSignature(xml.newSignedInfo(method, rsa, List.of(reference)), info).sign(new DOMSignContext(key, document.getDocumentElement()));
    TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(new File(name)));
  }
  public static void main(String[] words) throws Exception {
    for (String name : new File(".").list())
      if (name.startsWith("ours-") || name.startsWith("broken-")) System.out.println(name + " " + verify(name));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new FileInputStream("key.p12"), "password".toCharArray());
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) store.getKey(alias, "password".toCharArray());
    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
    String inclusive = CanonicalizationMethod.INCLUSIVE, exclusive = CanonicalizationMethod.EXCLUSIVE;
    int number = 0;
    for (String form : new String[] { inclusive, inclusive + "#WithComments", exclusive, exclusive + "WithComments" })
      for (String uri : new String[] { "", "#i" }) sign(form, uri, "theirs" + number++ + ".xml", key, certificate);
  }
}
`
