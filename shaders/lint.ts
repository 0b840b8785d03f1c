/**
 * Lints for things that validate and then break on real drivers or in WebGPU's compatibility mode. They read the
 * composed WGSL line by line; all reports come at once.
 */

import type { Composed } from './compose.ts'
import type { Origin } from './shader-error.ts'

export interface LintReport {
  readonly rule: string
  readonly origin: Origin
  readonly message: string
}

interface Rule {
  readonly name: string
  readonly pattern: RegExp
  readonly why: string
}

const RULES: readonly Rule[] = [
  {
    name: 'no-dynamic-indexing',
    // An index that is neither a literal nor a constant (UPPER_CASE, arithmetic of such).
    pattern: /\w\s*\[(?![\s\d+*/u%-]*\])(?![\sA-Z_\d+*/u%-]*\])[^\]]*\]/,
    why: 'indexing a local array or vector by a variable is miscompiled by older Adreno and Mali drivers; unroll or use select()',
  },
  {
    name: 'no-derivatives',
    pattern: /\b(?:dpdx|dpdy|fwidth)(?:Fine|Coarse)?\s*\(/,
    why: 'Fine and Coarse are not in compatibility mode, and quad derivatives jump where a quad straddles an edge; use the analytic gradient',
  },
  {
    name: 'no-sampling',
    pattern: /\b(?:textureSample\w*|textureGather\w*)\s*\(|\bsampler(?:_comparison)?\b/,
    why: 'filtering precision differs between GPUs and implicit derivatives need uniform control flow; use textureLoad and weigh the texels',
  },
  {
    name: 'no-storage',
    pattern: /\bvar\s*<\s*storage|\btexture_storage_/,
    why: 'WebGL2 has no storage buffers and compatibility mode none in the vertex stage; use a data texture',
  },
  {
    name: 'flat-either',
    pattern: /@interpolate\s*\(\s*flat\s*(?:,\s*(?!either\b)\w+\s*)?\)/,
    why: 'compatibility mode only has @interpolate(flat, either)',
  },
]

/** Compatibility mode's maxInterStageShaderVariables. */
export const MAX_VARYINGS = 15

export function lint(composed: Composed): LintReport[] {
  const reports: LintReport[] = []
  const lines = composed.code.split('\n')
  let structStart = 0
  let varyings = 0
  for (const [i, raw] of lines.entries()) {
    const origin = composed.origins[i]
    if (origin === undefined) continue
    const line = raw.replace(/\/\/.*$/, '')
    for (const { name, pattern, why } of RULES) {
      if (pattern.test(line)) reports.push({ rule: name, origin, message: why })
    }
    if (/^\s*struct\b/.test(line)) {
      structStart = i
      varyings = 0
    }
    if (/@location\s*\(/.test(line) && !/\bfn\b/.test(line)) {
      varyings++
      const start = composed.origins[structStart]
      if (varyings === MAX_VARYINGS + 1 && start) {
        const message = `more than ${MAX_VARYINGS} inter-stage variables, the limit of compatibility mode; pack them`
        reports.push({ rule: 'max-varyings', origin: start, message })
      }
    }
  }
  return reports
}

export function formatReports(reports: readonly LintReport[]): string {
  return reports.map(({ rule, origin, message }) => `${origin.file}:${origin.line}: ${rule}: ${message}`).join('\n')
}
