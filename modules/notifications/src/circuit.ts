/** Whether an operator's gateway is worth trying: it opens after failures in a row, and lets one try through later. */
export type Circuit = {
  readonly failuresInARow: number
  /** Milliseconds on the same scale as `now`; until then nobody is sent this way. */
  readonly openUntil: number
}

export const closedCircuit: Circuit = { failuresInARow: 0, openUntil: 0 }

const failuresToOpen = 3
const restMilliseconds = 30_000
const trialMilliseconds = 5000
/** An answer that takes longer is counted as none: the person is waiting for a code. */
const slowMilliseconds = 1500

export function isOpen({ openUntil }: Circuit, now: number): boolean {
  return now < openUntil
}

/** One message goes this way. After a rest it is a trial, and the others wait for how it ends. */
export function whenTried(circuit: Circuit, now: number): Circuit {
  return circuit.failuresInARow < failuresToOpen
    ? circuit
    : { ...circuit, openUntil: now + trialMilliseconds }
}

export function whenAnswered(
  circuit: Circuit,
  answer: { readonly well: boolean; readonly milliseconds: number },
  now: number,
): Circuit {
  if (answer.well && answer.milliseconds <= slowMilliseconds) return closedCircuit
  const failuresInARow = circuit.failuresInARow + 1
  return { failuresInARow, openUntil: failuresInARow >= failuresToOpen ? now + restMilliseconds : 0 }
}
