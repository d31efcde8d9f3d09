// The package has types, but its "exports" hide them.
declare module 'tesseract-wasm' {
  export type OCREngine = {
    readonly loadModel: (model: Uint8Array) => void
    readonly setVariable: (name: string, value: string) => void
    readonly loadImage: (image: ImageData) => void
    readonly clearImage: () => void
    readonly getTextBoxes: (
      unit: 'line' | 'word',
    ) => readonly { readonly text: string; readonly confidence: number }[]
  }
  export function createOCREngine(options: { readonly wasmBinary: Uint8Array }): Promise<OCREngine>
}
