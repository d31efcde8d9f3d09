import { keyAlgorithms, orderRoles, revocationReasons } from '#modules/authority'

const where = '--folder DIR  where the authority lies; default .senim/ca. --json prints one object.'

/** What `senim ca` says of itself, by subcommand. */
export const help = {
  all: `senim ca init       found an authority: a root and the authority that issues below it
senim ca show       its names, addresses and fingerprints
senim ca issue      issue a certificate for a request, or a key file with two
senim ca list       what was issued, and in what state it is
senim ca revoke     revoke a certificate for good
senim ca hold       hold a certificate; senim ca release ends the hold
senim ca crl        write the lists: issuing.crl, delta.crl, root.crl
senim ca ocsp       answer an OCSP request
senim ca tsa        stamp the time
${where} Each has its own --help.
All names say SANDBOX: its certificates are not those of the National Certification Authority.`,
  init: `senim ca init [--algorithm A] [--owner NAME] [--address URL] [--pkcs11-module LIBRARY --token LABEL --pin-file FILE]

Founds an authority in an empty folder. Its keys are wrapped with AES-256-GCM by the master key of this installation,
or made inside a token that speaks PKCS #11 (needs OpenSC's pkcs11-tool).
  --algorithm  ${keyAlgorithms.join(', ')}; default rsa-2048
  --address    where its lists, OCSP and time stamps will be reached; stands in every certificate;
               default http://localhost/ca
${where}

  senim ca init --owner "Test lab" --address https://ca.example.kz
  -> {"folder","algorithm","root","issuing"}          (SHA-256 fingerprints)`,
  show: `senim ca show

${where}

  senim ca show --json
  -> {"folder","algorithm","address","root","issuing","certificates"}`,
  issue: `senim ca issue --request FILE [--out FILE] …
senim ca issue --p12 FILE --password-file FILE [--algorithm A] …

Issues a certificate of the national profile. A PKCS #10 request may say for whom; words given here overrule it.
  --iin, --surname, --name, --patronymic, --email
  --bin, --organization          for whom the person signs
  --role                         ${orderRoles.join(', ')}
  --use                          signing (default) or authentication; a key file holds both
  --identification               in-person (default) or digital-id
  --days N                       1 to 1096; default 365
  --id ID                        the same order again gives the same certificate
  --out FILE                     PEM if the name ends in .pem, else DER
${where}

  senim ca issue --request person.csr --iin 850715300013 --surname Қасымов --name Арман --out person.pem
  -> {"serialNumber","use","notBefore","notAfter","file"}
  senim ca issue --p12 head.p12 --password-file pw --iin 771126300017 --surname Әлиев --name Ерлан \\
    --role first-head --bin 150440000013 --organization "Алатау Логистик"
  -> {"certificates":[{"serialNumber","use","notAfter"}],"file"}`,
  list: `senim ca list [--iin IIN]

${where}

  senim ca list --json
  -> {"certificates":[{"serialNumber","state","use","iin","bin","issuedAt","notAfter","since","reason"}]}`,
  revoke: `senim ca revoke SERIAL --reason REASON

  REASON  ${Object.keys(revocationReasons)
    .filter((reason) => reason !== 'certificate-hold')
    .join(', ')}
${where}

  senim ca revoke 5a1f… --reason key-compromise
  -> {"serialNumber","state","since","reason"}`,
  hold: `senim ca hold SERIAL

${where}

  senim ca hold 5a1f…
  -> {"serialNumber","state","since","reason"}`,
  release: `senim ca release SERIAL

${where}

  senim ca release 5a1f…
  -> {"serialNumber","state"}`,
  crl: `senim ca crl [--out DIR]

Writes root.cer, issuing.cer, root.crl, issuing.crl and delta.crl, to be served at the authority's address. The complete
list is good for a day, the delta for an hour: run this at least that often, and after every revocation.
${where}

  senim ca crl --out /srv/ca
  -> {"files":[…],"number"}`,
  ocsp: `senim ca ocsp REQUEST --out ANSWER

Answers an OCSP request (RFC 6960, DER).
${where}

  openssl ocsp -issuer issuing.pem -cert person.pem -reqout request.der
  senim ca ocsp request.der --out answer.der
  -> {"file"}`,
  tsa: `senim ca tsa QUERY --out REPLY

Stamps the time (RFC 3161, DER).
${where}

  openssl ts -query -data letter.pdf -sha256 -cert -out query.tsq
  senim ca tsa query.tsq --out reply.tsr
  -> {"file"}`,
} as const
