import type { Child } from 'hono/jsx'
import type { Side } from '#modules/identity-documents'
import type { Language } from '#platform/texts'
import type { AssetUrl } from '#platform/web'

type Props = {
  readonly language: Language
  readonly base: string
  readonly side: Side
  readonly asset: AssetUrl
  readonly children: Child
}

/** The camera for a document around the form that works without it. */
export function DocumentCamera({ base, side, children }: Props) {
  return (
    <document-camera class="document-camera" data-uploads={`${base}/uploads`} data-side={side}>
      {children}
    </document-camera>
  )
}
