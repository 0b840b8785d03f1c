import type { BrowserKind } from '../../src/cli/launch-browser.ts'

/** Whom a run can measure. */
export interface PeerEntry {
  readonly name: string
  /** A file of `libraries/`, and which of its ways. */
  readonly library: string
  readonly variant: string
  /** Where it is at its best: WebGPU and WebGL on SwiftShader, or Chromium's own CPU raster. */
  readonly browser: BrowserKind
  /** Whether a card that is dragged stays between those below and above it. */
  readonly keepsOrder: boolean
}

const entry = (name: string, browser: BrowserKind, variant = '', keepsOrder = true): PeerEntry => {
  return { name, library: name.replace(/-.*/, ''), variant, browser, keepsOrder }
}

export const PEERS: readonly PeerEntry[] = [
  entry('glissade-webgpu', 'gpu', 'webgpu'),
  entry('glissade-webgl2', 'gpu', 'webgl2'),
  entry('pixi-webgpu', 'gpu', 'webgpu'),
  entry('pixi-webgl', 'gpu', 'webgl'),
  entry('pixi-webgpu-sprite', 'gpu', 'webgpu sprite'),
  entry('pixi-webgl-sprite', 'gpu', 'webgl sprite'),
  entry('canvaskit', 'gpu'),
  entry('glissade-auto', 'cpu', 'auto'),
  entry('glissade-canvas2d', 'cpu', 'canvas2d'),
  entry('konva', 'cpu', '', false),
  entry('leafer', 'cpu'),
  entry('fabric', 'cpu'),
  entry('dom', 'cpu'),
]

export const isOurs = (name: string): boolean => name.startsWith('glissade')
