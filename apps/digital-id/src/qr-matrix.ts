import QRCode from 'qrcode'

/** A text as the dark and light cells of a QR code. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => data[y * size + x] === 1),
  )
}
