import { useEffect, useRef } from 'preact/hooks'
import { stage, surface } from '../canvas/stage.ts'
import { word } from '../words/word.ts'

/** The place of the canvas in the page. The stage is an element of its own, which outlives what is written around it. */
export function StageView() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.append(stage), [])
  surface.value.element.ariaLabel = word('canvasHint')
  return <div ref={place} class="stage-place" />
}
