import type { NetAnswer } from '#platform/nets'

/** The nets of the reader, by the name of their .onnx file. */
export type NetName = 'ppocr_det' | 'ppocr_rec'

/** One input tensor in, the net's first output out. */
export type RunNet = (net: NetName, input: Float32Array, shape: readonly number[]) => Promise<NetAnswer>
