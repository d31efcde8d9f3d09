import type { DocumentKind, Side } from '#modules/identity-documents'

type Props = { readonly kind: DocumentKind; readonly side: Side }

/** A document as we draw it, so that nobody takes one side for the other. Decoration: the words say the same. */
export function KindPicture({ kind, side }: Props) {
  if (kind === 'passport') return <PassportPage />
  if (kind === 'candas-certificate') return <Certificate />
  return side === 'back' ? <CardBack kind={kind} /> : <CardFront kind={kind} />
}

function CardFront({ kind }: { readonly kind: DocumentKind }) {
  return (
    <svg class="kind-picture" viewBox="0 0 172 108" aria-hidden="true">
      <rect class={`kind-sheet kind-${kind}`} x="2" y="2" width="168" height="104" rx="9" />
      <path class="kind-band" d="M2 11a9 9 0 0 1 9-9h150a9 9 0 0 1 9 9v11H2z" />
      <circle class="kind-sun" cx="152" cy="12" r="5.5" />
      <Portrait x={12} y={32} />
      <path class="kind-text kind-strong" d="M66 38h44M66 52h60M66 66h36" />
      <path class="kind-text" d="M12 92h62M100 92h50M120 66h34" />
    </svg>
  )
}

function CardBack({ kind }: { readonly kind: DocumentKind }) {
  return (
    <svg class="kind-picture" viewBox="0 0 172 108" aria-hidden="true">
      <rect class={`kind-sheet kind-${kind}`} x="2" y="2" width="168" height="104" rx="9" />
      <path class="kind-text" d="M14 16h52M14 28h70M14 40h44" />
      <path
        class="kind-bars"
        d="M112 12v28M117 12v28M124 12v28M128 12v28M136 12v28M141 12v28M149 12v28M156 12v28"
      />
      <path class="kind-zone" d="M2 62h168v35a9 9 0 0 1-9 9H11a9 9 0 0 1-9-9z" />
      <path class="kind-signs" d="M14 73h144M14 84h144M14 95h144" />
    </svg>
  )
}

function PassportPage() {
  return (
    <svg class="kind-picture kind-picture-tall" viewBox="0 0 172 122" aria-hidden="true">
      <rect class="kind-sheet kind-passport" x="2" y="2" width="168" height="118" rx="5" />
      <Portrait x={14} y={20} />
      <path class="kind-text kind-strong" d="M68 24h52M68 38h66M68 52h40" />
      <path class="kind-text" d="M68 66h84M14 82h66" />
      <path class="kind-zone" d="M2 90h168v25a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5z" />
      <path class="kind-signs" d="M12 100h148M12 111h148" />
    </svg>
  )
}

function Certificate() {
  return (
    <svg class="kind-picture kind-picture-tall" viewBox="0 0 172 122" aria-hidden="true">
      <rect class="kind-sheet kind-candas-certificate" x="2" y="2" width="168" height="118" rx="3" />
      <circle class="kind-sun" cx="86" cy="20" r="9" />
      <path class="kind-text kind-strong" d="M52 40h68" />
      <Portrait x={16} y={50} />
      <path class="kind-text" d="M68 58h86M68 70h70M68 82h80M68 94h46" />
      <circle class="kind-seal" cx="136" cy="100" r="12" />
    </svg>
  )
}

function Portrait({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class="kind-photo" width="42" height="50" rx="3" />
      <circle class="kind-face" cx="21" cy="19" r="9" />
      <path class="kind-face" d="M5 50c0-12 7-18 16-18s16 6 16 18z" />
    </g>
  )
}
