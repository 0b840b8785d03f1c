import { expect, test } from 'vitest'
import { featuresOf } from '../../../shaders/build-shaders.ts'
import { FEATURE } from '../../../src/frame/frame.ts'

test('an override stands for the feature in its name', () => {
  expect(featuresOf([])).toEqual({})
  expect(featuresOf(['HAS_TRAIL', 'HAS_MOTION'])).toEqual({ HAS_TRAIL: FEATURE.TRAIL, HAS_MOTION: FEATURE.MOTION })
  expect(() => featuresOf(['HAS_WINGS'])).toThrow('override HAS_WINGS is none of HAS_MOTION, HAS_TRAIL')
})
