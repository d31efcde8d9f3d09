import type { Verdict } from '#eds'
import { type Block, type Tone, writePaper } from '#platform/paper'
import { type Language, writtenMoment } from '#platform/texts'
import { type Checked, codeOf, fileLines, headline, isForNowOnly, whyInWords } from './checked.ts'
import { signerLines } from './signer-lines.ts'
import { texts } from './words.ts'

const tones: Readonly<Record<Verdict, Tone>> = {
  TOTAL_PASSED: 'good',
  INDETERMINATE: 'unsure',
  TOTAL_FAILED: 'bad',
}

/** The verdict on paper: what was checked, who signed, and why it is so. */
export function writeReport(language: Language, checked: Checked, page: string): Promise<Uint8Array> {
  const t = texts(language)
  const { judgement } = checked
  const moment = writtenMoment(language, judgement.checkedAt)
  return writePaper({
    language,
    title: t('report.title'),
    masthead: t('report.masthead'),
    footer: t('report.footer', { moment }),
    createdAt: judgement.checkedAt,
    blocks: [
      {
        kind: 'notice',
        tone: tones[judgement.verdict],
        title: headline(language, checked),
        text: whyInWords(language, judgement.reason),
      },
      { kind: 'paragraph', text: `${t('code')}: ${codeOf(judgement)}` },
      ...(isForNowOnly(checked) ? [{ kind: 'paragraph', text: t('now-only') } as const] : []),
      ...signerBlocks(language, checked),
      { kind: 'heading', text: t('files') },
      { kind: 'facts', facts: fileLines(language, checked) },
      { kind: 'qr', leadsTo: page, caption: t('report.again', { address: page }) },
    ],
  })
}

function signerBlocks(language: Language, { judgement: { signers } }: Checked): readonly Block[] {
  const t = texts(language)
  return signers.flatMap((signer, index): readonly Block[] => {
    const [number, count] = [index + 1, signers.length]
    const facts = signerLines(language, signer)
    const heading = count > 1 ? t('signer.number', { number, count }) : t('signer')
    return [
      { kind: 'heading', text: heading },
      ...(count > 1 ? [noticeOf(language, signer)] : []),
      { kind: 'facts', facts },
    ]
  })
}

function noticeOf(language: Language, signer: Checked['judgement']['signers'][number]): Block {
  const { verdict, reason } = signer
  return {
    kind: 'notice',
    tone: tones[verdict],
    title: texts(language)(`result.${verdict}`),
    text: `${whyInWords(language, reason)} (${codeOf(signer)})`,
  }
}
