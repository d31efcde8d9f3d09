import { cornersOf, isTiny } from './desk/drawn-mark.ts'
import { nextView, type View } from './desk/zoom-view.ts'

const closed: View = { scale: 1, x: 0, y: 0 }

/**
 * A picture that grows: a press of it or of its key opens and closes it, then the wheel changes its size and a drag moves
 * it; a drag with Shift held marks a place. The link around it still opens the whole picture in a tab of its own (Ctrl+click), as it does without script.
 */
class ZoomPicture extends HTMLElement {
  private view = closed
  private dragged = false

  connectedCallback(): void {
    this.querySelector('a')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey) return
      event.preventDefault()
      if (event.shiftKey) return
      if (!this.dragged) this.toggle(event.offsetX, event.offsetY)
      this.dragged = false
    })
    this.addEventListener('wheel', (event) => this.onWheel(event), { passive: false })
    this.addEventListener('pointerdown', (event) => this.onPress(event))
    this.addEventListener('dragstart', (event) => event.preventDefault())
  }

  /** A shortcut presses the element itself. */
  override click(): void {
    this.toggle(this.clientWidth / 2, this.clientHeight / 2)
    this.scrollIntoView({ block: 'nearest' })
  }

  private toggle(x: number, y: number): void {
    this.show(this.view.scale > 1 ? closed : nextView(closed, 2.5, { x, y }, this.size()))
  }

  private onWheel(event: WheelEvent): void {
    if (this.view.scale === 1 && !event.ctrlKey) return
    event.preventDefault()
    const box = this.getBoundingClientRect()
    const point = { x: event.clientX - box.left, y: event.clientY - box.top }
    this.show(nextView(this.view, event.deltaY < 0 ? 1.2 : 1 / 1.2, point, this.size()))
  }

  private onPress(event: PointerEvent): void {
    if (event.shiftKey) this.draw(event)
    if (event.shiftKey || this.view.scale === 1) return
    const from = { x: event.clientX, y: event.clientY, view: this.view }
    const move = (moved: PointerEvent) => {
      this.dragged ||= Math.hypot(moved.clientX - from.x, moved.clientY - from.y) > 4
      const { scale, x, y } = from.view
      const shifted = { scale, x: x + moved.clientX - from.x, y: y + moved.clientY - from.y }
      this.show(nextView(shifted, 1, { x: 0, y: 0 }, this.size()))
    }
    const release = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', release)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', release)
  }

  /** A rectangle over a place; the person will see it with the reason it was rejected for. */
  private draw(event: PointerEvent): void {
    const marks = this.querySelector('svg')
    const form = document.querySelector('#verdict')
    if (!marks || !form) return
    event.preventDefault()
    const from = placeOf(marks, event)
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'polygon')
    shape.setAttribute('class', 'own-mark')
    marks.append(shape)
    const move = (moved: PointerEvent) => {
      const corners = cornersOf(from, placeOf(marks, moved))
      shape.setAttribute('points', corners.map(({ x, y }) => `${x},${y}`).join(' '))
    }
    const release = (released: PointerEvent) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', release)
      const place = cornersOf(from, placeOf(marks, released))
      this.dragged = true
      if (isTiny(place)) {
        shape.remove()
        return
      }
      const input = document.createElement('input')
      const value = JSON.stringify({ slot: this.dataset.slot, place })
      Object.assign(input, { type: 'hidden', name: 'own-mark', value })
      form.append(input)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', release)
  }

  private size() {
    return { width: this.clientWidth, height: this.clientHeight }
  }

  private show(view: View): void {
    this.view = view
    this.toggleAttribute('data-open', view.scale > 1)
    const link = this.querySelector('a')
    if (link) link.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`
  }
}

/** A point of the picture itself, however it has grown and moved. */
function placeOf(marks: SVGSVGElement, { clientX, clientY }: PointerEvent) {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(marks.getScreenCTM()?.inverse())
  const { width, height } = marks.viewBox.baseVal
  const inside = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)))
  return { x: inside(x, width), y: inside(y, height) }
}

customElements.define('zoom-picture', ZoomPicture)
