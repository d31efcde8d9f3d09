import { between, clockText } from './countdown/time-left.ts'

/**
 * Makes the times of a page run: `data-countdown` (the end) with `data-now` (the server's time). `data-pattern` holds a
 * sentence with {time}; `data-holds` names a button that waits for the end; `data-at-zero="reload"` asks the server anew.
 */
for (const element of document.querySelectorAll<HTMLElement>('[data-countdown][data-now]')) run(element)

function run(element: HTMLElement): void {
  const left = between(element.dataset.now, element.dataset.countdown)
  if (left === null) return
  const end = Date.now() + left
  const held = document.getElementById(element.dataset.holds ?? '')
  hold(held, true)
  const tick = () => {
    const seconds = (end - Date.now()) / 1000
    element.textContent = (element.dataset.pattern ?? '{time}').replace('{time}', clockText(seconds))
    if (seconds > 0) return
    clearInterval(timer)
    hold(held, false)
    if (element.dataset.atZero === 'reload') location.reload()
    else if (held) element.hidden = true
  }
  const timer = setInterval(tick, 1000)
  tick()
}

/** Not `disabled`: the button stays where the keyboard finds it and says that it waits. */
function hold(button: HTMLElement | null, waits: boolean): void {
  if (!button) return
  button.setAttribute('aria-disabled', String(waits))
  if (waits) button.addEventListener('click', refuse)
  else button.removeEventListener('click', refuse)
}

function refuse(event: Event): void {
  event.preventDefault()
}
