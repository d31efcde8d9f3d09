import type { SignerJudgement, Verdict } from '#eds'
import type { Language } from '#platform/texts'
import { Alert, type AlertKind, ButtonLink, ButtonRow, Notice, SummaryList } from '#platform/ui'
import { type Checked, codeOf, fileLines, headline, isForNowOnly, whyInWords } from './checked.ts'
import { contentFile } from './content-file.ts'
import { type Line, signerLines } from './signer-lines.ts'
import { sizeInWords, texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly checked: Checked
  /** The report as PDF. */
  readonly report: Uint8Array
  readonly inSandbox: boolean
}

const kinds: Readonly<Record<Verdict, AlertKind>> = {
  TOTAL_PASSED: 'success',
  INDETERMINATE: 'warning',
  TOTAL_FAILED: 'danger',
}

/** The verdict, who signed and why it is so; what was signed and the report travel in the page, which is kept nowhere. */
export function ResultView({ language, checked, report, inSandbox }: Props) {
  const t = texts(language)
  const { judgement } = checked
  return (
    <>
      <h1>{headline(language, checked)}</h1>
      <Alert kind={kinds[judgement.verdict]} live>
        <p>{whyInWords(language, judgement.reason)}</p>
        {isForNowOnly(checked) && <p>{t('now-only')}</p>}
        <p class="hint">
          {t('code')}: <code>{codeOf(judgement)}</code>
        </p>
      </Alert>
      {checked.isSwapped && (
        <Notice>
          <p>{t('swapped', { name: checked.signature.name })}</p>
        </Notice>
      )}
      {judgement.reason === 'not-trusted' && inSandbox && (
        <Notice>
          <p>{t('trusted.sandbox')}</p>
        </Notice>
      )}
      {judgement.signers.map((signer, index) => (
        <Signer language={language} signer={signer} number={index + 1} count={judgement.signers.length} />
      ))}
      <Inside language={language} checked={checked} />
      <section class="section" aria-labelledby="files">
        <h2 id="files">{t('files')}</h2>
        <Lines language={language} lines={fileLines(language, checked)} />
      </section>
      <ButtonRow>
        <ButtonLink
          look="secondary"
          icon="download"
          href={`data:application/pdf;base64,${Buffer.from(report).toString('base64')}`}
          download={`${t('report.title')}.pdf`}
        >
          {t('report.go')}
        </ButtonLink>
        <ButtonLink look="quiet" href="/check-signature">
          {t('another')}
        </ButtonLink>
      </ButtonRow>
      <p class="hint">{t('not-kept')}</p>
    </>
  )
}

type SignerProps = {
  readonly language: Language
  readonly signer: SignerJudgement
  readonly number: number
  readonly count: number
}

function Signer({ language, signer, number, count }: SignerProps) {
  const t = texts(language)
  const id = `signer-${number}`
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{count > 1 ? t('signer.number', { number, count }) : t('signer')}</h2>
      {count > 1 && (
        <Alert kind={kinds[signer.verdict]} title={t(`result.${signer.verdict}`)} titleLevel={3}>
          <p>{whyInWords(language, signer.reason)}</p>
          <p class="hint">
            <code>{codeOf(signer)}</code>
          </p>
        </Alert>
      )}
      {!signer.certificate && <p>{t('certificate.none')}</p>}
      <Lines language={language} lines={signerLines(language, signer)} />
    </section>
  )
}

/** What was signed, if the signature carries it. */
function Inside({ language, checked }: Pick<Props, 'language' | 'checked'>) {
  const t = texts(language)
  const inside = contentFile(checked)
  if (!inside) return null
  return (
    <section class="section" aria-labelledby="inside">
      <h2 id="inside">{t('inside')}</h2>
      <p>{t('inside.text', { size: sizeInWords(t, inside.bytes.length) })}</p>
      {checked.judgement.verdict !== 'TOTAL_PASSED' && <p>{t('inside.broken')}</p>}
      <ButtonLink
        look="secondary"
        icon="download"
        href={`data:application/octet-stream;base64,${Buffer.from(inside.bytes).toString('base64')}`}
        download={inside.name}
      >
        {t('inside.go')}
      </ButtonLink>
    </section>
  )
}

function Lines({ language, lines }: { readonly language: Language; readonly lines: readonly Line[] }) {
  return <SummaryList language={language} rows={lines.map(({ label, value }) => ({ name: label, value }))} />
}
