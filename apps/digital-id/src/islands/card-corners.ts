import { keyStep, type Spot, within } from './card-corners/move-corner.ts'

const namespace = 'http://www.w3.org/2000/svg'

/**
 * Lets a person draw the corners of their document on its picture: by finger, mouse or arrow keys. The form under it is
 * shown once a corner has moved; without script the picture stays as it was read.
 */
class CardCorners extends HTMLElement {
  private corners: Spot[] = []
  private size = { width: 1, height: 1 }
  private handles: HTMLButtonElement[] = []
  private frame: SVGPolygonElement | null = null

  connectedCallback(): void {
    const numbers = (this.dataset.corners ?? '').split(' ').map(Number)
    this.size = { width: Number(this.dataset.width), height: Number(this.dataset.height) }
    this.corners = [0, 1, 2, 3].map((i) => ({ x: numbers[i * 2] ?? 0, y: numbers[i * 2 + 1] ?? 0 }))
    const stage = this.querySelector<HTMLElement>('.corner-stage')
    if (!stage) return
    this.frame = this.drawFrame(stage)
    this.handles = this.corners.map((_, index) => this.addHandle(stage, index))
    this.show()
  }

  private drawFrame(stage: HTMLElement): SVGPolygonElement {
    const picture = document.createElementNS(namespace, 'svg')
    picture.setAttribute('viewBox', `0 0 ${this.size.width} ${this.size.height}`)
    picture.setAttribute('class', 'corner-frame')
    picture.setAttribute('aria-hidden', 'true')
    const frame = document.createElementNS(namespace, 'polygon')
    picture.append(frame)
    stage.append(picture)
    return frame
  }

  private addHandle(stage: HTMLElement, index: number): HTMLButtonElement {
    const handle = document.createElement('button')
    handle.type = 'button'
    handle.className = 'corner-handle'
    handle.setAttribute('aria-label', (this.dataset.labels ?? '').split('|')[index] ?? '')
    handle.setAttribute('aria-describedby', 'corner-help')
    handle.addEventListener('keydown', (event) => {
      const step = keyStep(event.key, event.shiftKey, this.size.width)
      if (!step) return
      event.preventDefault()
      const { x, y } = this.corners[index]!
      this.move(index, { x: x + step.x, y: y + step.y })
    })
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      handle.focus()
      handle.setPointerCapture(event.pointerId)
    })
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return
      const box = stage.getBoundingClientRect()
      const x = ((event.clientX - box.left) / box.width) * this.size.width
      const y = ((event.clientY - box.top) / box.height) * this.size.height
      this.move(index, { x, y })
    })
    stage.append(handle)
    return handle
  }

  private move(index: number, to: Spot): void {
    this.corners[index] = within(to, this.size)
    const form = this.querySelector<HTMLElement>('[data-part="corners-form"]')
    if (form) form.hidden = false
    this.show()
  }

  private show(): void {
    this.frame?.setAttribute('points', this.corners.map(({ x, y }) => `${x},${y}`).join(' '))
    for (const [index, { x, y }] of this.corners.entries()) {
      const handle = this.handles[index]
      if (handle) {
        handle.style.left = `${(x / this.size.width) * 100}%`
        handle.style.top = `${(y / this.size.height) * 100}%`
      }
      this.write(`x${index}`, x)
      this.write(`y${index}`, y)
    }
  }

  private write(name: string, value: number): void {
    const field = this.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (field) field.value = String(Math.round(value))
  }
}

customElements.define('card-corners', CardCorners)
