/** Beside a file field: takes the photograph with the camera and puts it into the field, so the form stays the same. */
class TakePhoto extends HTMLElement {
  #camera: MediaStream | undefined

  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>('input[type=file]')
    if (!field || !navigator.mediaDevices?.getUserMedia) return
    const open = this.#button(this.dataset.open ?? '')
    const video = document.createElement('video')
    Object.assign(video, { autoplay: true, muted: true, playsInline: true, hidden: true, width: 320 })
    const shoot = this.#button(this.dataset.shoot ?? '')
    shoot.hidden = true
    const said = document.createElement('p')
    said.setAttribute('role', 'status')
    this.append(open, video, shoot, said)
    open.addEventListener('click', () => void this.#open(video, open, shoot, said))
    shoot.addEventListener('click', () => void this.#shoot(video, field, open, shoot, said))
  }

  disconnectedCallback(): void {
    this.#close()
  }

  async #open(
    video: HTMLVideoElement,
    open: HTMLElement,
    shoot: HTMLElement,
    said: HTMLElement,
  ): Promise<void> {
    try {
      const wanted = { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } }
      this.#camera = await navigator.mediaDevices.getUserMedia({ video: wanted })
      video.srcObject = this.#camera
      video.hidden = shoot.hidden = false
      open.hidden = true
      said.textContent = ''
      shoot.focus()
    } catch {
      said.textContent = this.dataset.denied ?? ''
    }
  }

  async #shoot(
    video: HTMLVideoElement,
    field: HTMLInputElement,
    open: HTMLElement,
    shoot: HTMLElement,
    said: HTMLElement,
  ): Promise<void> {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight })
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92))
    if (!blob) return
    const files = new DataTransfer()
    files.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }))
    field.files = files.files
    this.#close()
    video.hidden = shoot.hidden = true
    open.hidden = false
    open.focus()
    said.textContent = this.dataset.taken ?? ''
  }

  #close(): void {
    for (const track of this.#camera?.getTracks() ?? []) track.stop()
  }

  #button(label: string): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds-button'
    button.dataset.variant = 'secondary'
    button.textContent = label
    return button
  }
}

customElements.define('take-photo', TakePhoto)
