import type { onnx } from 'onnx-proto'
import onnxProto from 'onnx-proto'

const schema = onnxProto.onnx

type Quantised = { readonly scale: number; readonly min: number }
type WeightEntry = {
  readonly name: string
  readonly shape: readonly number[]
  readonly quantization?: Quantised
}
type Weights = ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>
type Graph = {
  readonly nodes: onnx.INodeProto[]
  readonly constants: onnx.ITensorProto[]
}

/** The blocks of dlib's face ResNet in order; 'down' halves the size. The sizes say how far `down` must pad. */
const blocks = [
  { name: 'conv32_1', down: false },
  { name: 'conv32_2', down: false },
  { name: 'conv32_3', down: false },
  { name: 'conv64_down', down: true, widen: 32, size: 17, pooled: 17 },
  { name: 'conv64_1', down: false },
  { name: 'conv64_2', down: false },
  { name: 'conv64_3', down: false },
  { name: 'conv128_down', down: true, widen: 64, size: 8, pooled: 8 },
  { name: 'conv128_1', down: false },
  { name: 'conv128_2', down: false },
  { name: 'conv256_down', down: true, widen: 128, size: 3, pooled: 4 },
  { name: 'conv256_1', down: false },
  { name: 'conv256_2', down: false },
  { name: 'conv256_down_out', down: true, widen: 0, size: 1, pooled: 2 },
] as const

type DownBlock = Extract<(typeof blocks)[number], { down: true }>

/**
 * Writes dlib's ResNet as an ONNX model from the quantised weights that @vladmandic/face-api ships.
 * Only weights are read: the graph is written here from the published architecture. Same bytes in, same bytes out.
 */
export function dlibToOnnx(manifest: string, bytes: Uint8Array): Uint8Array {
  const weights = readWeights(manifest, bytes)
  const graph: Graph = { nodes: [], constants: [] }
  let at = convolve(graph, weights, 'conv32_down', 'input', { stride: 2, padding: 0, relu: true })
  at = addNode(graph, 'MaxPool', [at], [ints('kernel_shape', [3, 3]), ints('strides', [2, 2])])
  for (const block of blocks) {
    at = block.down ? downBlock(graph, weights, block, at) : plainBlock(graph, weights, block.name, at)
  }
  at = addNode(graph, 'GlobalAveragePool', [at])
  at = addNode(graph, 'Flatten', [at])
  const fc = weights.get('fc')!
  addConstant(graph, 'fc', [256, 128], fc.values)
  graph.nodes.push({ opType: 'MatMul', input: [at, 'fc'], output: ['output'], name: 'fc' })
  return schema.ModelProto.encode(modelOf(graph)).finish()
}

function readWeights(manifest: string, bytes: Uint8Array): Weights {
  const [group] = JSON.parse(manifest) as [{ readonly weights: readonly WeightEntry[] }]
  const weights = new Map<string, { shape: readonly number[]; values: Float32Array }>()
  let offset = 0
  for (const { name, shape, quantization } of group.weights) {
    const count = shape.reduce((product, size) => product * size, 1)
    const values = new Float32Array(count)
    if (quantization) {
      for (let i = 0; i < count; i++) values[i] = bytes[offset + i]! * quantization.scale + quantization.min
      offset += count
    } else {
      values.set(new Float32Array(Uint8Array.from(bytes.subarray(offset, offset + count * 4)).buffer))
      offset += count * 4
    }
    weights.set(name, { shape, values })
  }
  return weights
}

/** A convolution with its bias and the scale layer behind it folded into one node. */
function convolve(
  graph: Graph,
  weights: Weights,
  name: string,
  input: string,
  { stride, padding, relu }: { stride: number; padding: number; relu: boolean },
): string {
  const prefix = name.includes('/') ? name : `${name}`
  const filters = weights.get(`${prefix}/conv/filters`)!
  const bias = weights.get(`${prefix}/conv/bias`)!.values
  const scale = weights.get(`${prefix}/scale/weights`)!.values
  const shift = weights.get(`${prefix}/scale/biases`)!.values
  const [height, width, from, to] = filters.shape as [number, number, number, number]
  const folded = new Float32Array(filters.values.length)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let a = 0; a < from; a++)
        for (let b = 0; b < to; b++, i++) {
          folded[((b * from + a) * height + y) * width + x] = filters.values[i]! * scale[b]!
        }
  addConstant(graph, `${name}/w`, [to, from, height, width], folded)
  const shifts = bias.map((value, i) => value * scale[i]! + shift[i]!)
  addConstant(graph, `${name}/b`, [to], shifts)
  const out = addNode(
    graph,
    'Conv',
    [input, `${name}/w`, `${name}/b`],
    [
      ints('kernel_shape', [height, width]),
      ints('strides', [stride, stride]),
      ints('pads', [padding, padding, padding, padding]),
    ],
  )
  return relu ? addNode(graph, 'Relu', [out]) : out
}

function plainBlock(graph: Graph, weights: Weights, name: string, input: string): string {
  const first = convolve(graph, weights, `${name}/conv1`, input, { stride: 1, padding: 1, relu: true })
  const second = convolve(graph, weights, `${name}/conv2`, first, { stride: 1, padding: 1, relu: false })
  return addNode(graph, 'Relu', [addNode(graph, 'Add', [second, input])])
}

/** Where pooling leaves a larger picture than the convolution, or fewer channels, zeros fill the gap. */
function downBlock(graph: Graph, weights: Weights, block: DownBlock, input: string): string {
  const { name, size, pooled, widen } = block
  const first = convolve(graph, weights, `${name}/conv1`, input, { stride: 2, padding: 0, relu: true })
  let second = convolve(graph, weights, `${name}/conv2`, first, { stride: 1, padding: 1, relu: false })
  if (pooled > size) second = pad(graph, name, second, [0, 0, 0, 0, 0, 0, pooled - size, pooled - size])
  let short = addNode(graph, 'AveragePool', [input], [ints('kernel_shape', [2, 2]), ints('strides', [2, 2])])
  if (widen > 0) short = pad(graph, `${name}/short`, short, [0, 0, 0, 0, 0, widen, 0, 0])
  return addNode(graph, 'Relu', [addNode(graph, 'Add', [short, second])])
}

function pad(graph: Graph, name: string, input: string, amounts: readonly number[]): string {
  const constant = `${name}/pads`
  const raw = new Uint8Array(new BigInt64Array(amounts.map(BigInt)).buffer)
  graph.constants.push({
    name: constant,
    dims: [amounts.length],
    dataType: schema.TensorProto.DataType.INT64,
    rawData: raw,
  })
  return addNode(graph, 'Pad', [input, constant])
}

function addNode(
  graph: Graph,
  opType: string,
  input: string[],
  attribute: onnx.IAttributeProto[] = [],
): string {
  const name = `${opType}_${graph.nodes.length}`
  graph.nodes.push({ opType, name, input, output: [name], attribute })
  return name
}

function addConstant(graph: Graph, name: string, dims: number[], values: Float32Array): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  graph.constants.push({ name, dims, dataType: schema.TensorProto.DataType.FLOAT, rawData: bytes })
}

function ints(name: string, values: number[]): onnx.IAttributeProto {
  return { name, ints: values, type: schema.AttributeProto.AttributeType.INTS }
}

function modelOf(graph: Graph): onnx.IModelProto {
  const tensor = (name: string, dims: readonly number[]): onnx.IValueInfoProto => ({
    name,
    type: {
      tensorType: {
        elemType: schema.TensorProto.DataType.FLOAT,
        shape: { dim: dims.map((size) => ({ dimValue: size })) },
      },
    },
  })
  return {
    irVersion: 7,
    producerName: 'senim',
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'dlib_resnet',
      node: graph.nodes,
      initializer: graph.constants,
      input: [tensor('input', [1, 3, 150, 150])],
      output: [tensor('output', [1, 128])],
    },
  }
}
