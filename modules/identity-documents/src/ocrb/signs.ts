/** Every sign of a machine-readable zone. */
export const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
/** The net's last answer: no sign stands in the middle of this cell. */
export const noSign = signs.length
export const classes = signs.length + 1

/** The net sees cells of this size; signs stand fifteen pixels apart in them. */
export const cell = { width: 18, height: 24, pitch: 15 } as const
export const cellPixels = cell.width * cell.height
export const hidden = 160
