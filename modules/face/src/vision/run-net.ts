/** The nets of the pipeline, by the name of their .onnx file. */
export type NetName = 'fr_detect' | 'fr_landmark' | 'fr_pose' | 'fr_feature' | 'dlib_resnet'

/** What a net is asked: one input tensor; the answer is every output by name. Node and the browser each bring one. */
export type RunNet = (
  net: NetName,
  input: Float32Array,
  shape: readonly number[],
) => Promise<Readonly<Record<string, Float32Array>>>
