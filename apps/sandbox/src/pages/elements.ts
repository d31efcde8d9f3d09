import type { JSX } from 'hono/jsx'

type Island = JSX.HTMLAttributes & { readonly [name: `data-${string}`]: string | undefined }

declare module 'hono/jsx' {
  namespace JSX {
    // The custom elements of this sandbox's islands.
    interface IntrinsicElements {
      'copy-text': Island
      'live-phone': Island
      'take-photo': Island
    }
  }
}
