/** Runs the shaders of shadow-methods.ts on pictures of SIDE x SIDE px. */

export interface ShadowShape {
  readonly halfWidth: number
  readonly halfHeight: number
  readonly radius: number
  readonly sigma: number
}

const SIDE = 256

/** Draws `count` times; the last picture, row by row. */
async function drawMethod(code: string, shape: ShadowShape, count: number): Promise<number[]> {
  const adapter = await navigator.gpu.requestAdapter()
  if (!adapter) throw new Error('WebGPU is not to be had; start a browser that has it')
  const device = await adapter.requestDevice()
  const module = device.createShaderModule({ code })
  const pipeline = device.createRenderPipeline({
    layout: 'auto',
    vertex: { module },
    fragment: { module, targets: [{ format: 'r32float' }] },
  })
  const { halfWidth, halfHeight, radius, sigma } = shape
  const uniform = device.createBuffer({ size: 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST })
  device.queue.writeBuffer(uniform, 0, Float32Array.of(halfWidth, halfHeight, radius, sigma))
  const target = device.createTexture({
    size: [SIDE, SIDE],
    format: 'r32float',
    usage: GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC,
  })
  const entries = [{ binding: 0, resource: { buffer: uniform } }]
  // The one that does nothing uses no uniform.
  const group = code.includes('shape.')
    ? device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
    : null
  const read = device.createBuffer({ size: SIDE * SIDE * 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST })
  const encoder = device.createCommandEncoder()
  for (let i = 0; i < count; i++) {
    const pass = encoder.beginRenderPass({
      colorAttachments: [{ view: target.createView(), loadOp: 'clear', storeOp: 'store' }],
    })
    pass.setPipeline(pipeline)
    if (group) pass.setBindGroup(0, group)
    pass.draw(3)
    pass.end()
  }
  encoder.copyTextureToBuffer({ texture: target }, { buffer: read, bytesPerRow: SIDE * 4 }, [SIDE, SIDE])
  device.queue.submit([encoder.finish()])
  await read.mapAsync(GPUMapMode.READ)
  const picture = Array.from(new Float32Array(read.getMappedRange()))
  device.destroy()
  return picture
}

declare global {
  interface Window {
    drawMethod: typeof drawMethod
  }
}
window.drawMethod = drawMethod
