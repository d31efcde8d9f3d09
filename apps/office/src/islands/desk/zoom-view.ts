/** How a picture lies in its frame: grown so many times, its corner moved so far. */
export type View = { readonly scale: number; readonly x: number; readonly y: number }

const most = 8

/** Grows a picture about a point of its frame; it never shows what lies beside it. */
export function nextView(
  view: View,
  times: number,
  about: { readonly x: number; readonly y: number },
  frame: { readonly width: number; readonly height: number },
): View {
  const scale = Math.min(most, Math.max(1, view.scale * times))
  const grown = scale / view.scale
  const moved = (offset: number, point: number, size: number) =>
    Math.min(0, Math.max(size - size * scale, point - (point - offset) * grown))
  return { scale, x: moved(view.x, about.x, frame.width), y: moved(view.y, about.y, frame.height) }
}
