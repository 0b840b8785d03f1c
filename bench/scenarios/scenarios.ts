import type { Scenario } from '../scenario.ts'
import { drag } from './drag.ts'
import { editStorm } from './edit-storm.ts'
import { hitTest } from './hit-test.ts'
import { idle } from './idle.ts'
import { moveAll } from './move-all.ts'
import { pan } from './pan.ts'
import { textStorm } from './text-storm.ts'
import { trails } from './trails.ts'
import { zoom } from './zoom.ts'

/** Scenarios that play on a stage; `first-frame`, `memory` and `leak` open stages of their own (pages/lives.ts). */
export const SCENARIOS: readonly Scenario[] = [drag, pan, zoom, moveAll, editStorm, textStorm, trails, hitTest, idle]
