import { nextView, type View } from './desk/zoom-view.ts'

const closed: View = { scale: 1, x: 0, y: 0 }

/**
 * A picture that grows: the wheel and plus/minus change its size, a drag moves it, a press of its key opens and closes
 * it. The link around it still opens the whole picture in a tab of its own (Ctrl+click), as it does without script.
 */
class ZoomPicture extends HTMLElement {
  private view = closed
  private dragged = false

  connectedCallback(): void {
    this.querySelector('a')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
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
    if (this.view.scale === 1) return
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

customElements.define('zoom-picture', ZoomPicture)
