import { random as createRandom } from '../../demos/boards/src/curves.ts'
import { Box } from '../../src/scene/box.ts'
import { Ellipse } from '../../src/scene/ellipse.ts'
import { Group } from '../../src/scene/group.ts'
import { Image } from '../../src/scene/image.ts'
import { Line } from '../../src/scene/line.ts'
import type { Node } from '../../src/scene/node.ts'
import { Path } from '../../src/scene/path.ts'
import { Polyline } from '../../src/scene/polyline.ts'
import type { Scene } from '../../src/scene/scene.ts'
import { Text } from '../../src/scene/text.ts'

export { createRandom }

/** Random nodes and edits of a scene, all from one seed. */
export class SceneFuzzer {
  private readonly random: () => number
  private made = 0

  constructor(
    private readonly scene: Scene,
    seed: number,
  ) {
    this.random = createRandom(seed)
  }

  int(below: number): number {
    return Math.floor(this.random() * below)
  }

  pick<T>(all: readonly T[]): T {
    return all[this.int(all.length)] as T
  }

  number(from: number, to: number): number {
    return this.random() < 0.5 ? Math.round(from + this.random() * (to - from)) : from + this.random() * (to - from)
  }

  nodes(): Node[] {
    const all: Node[] = []
    this.scene.each((node) => all.push(node))
    return all
  }

  color(): string {
    return this.pick(['#f00', '#00ff0080', 'hsl(200 50% 50%)', 'rgb(0 0 0 / .2)', 'transparent', '#123456'])
  }

  fill(): unknown {
    const stops = [
      [0, this.color()],
      [0.3, this.color()],
      ...Array.from({ length: this.int(7) }, (_, i) => [0.3 + i * 0.1, this.color()]),
      [1, this.color()],
    ]
    return this.pick([
      () => this.color(),
      () => this.color(),
      () => undefined,
      () => ({ type: 'linear', angle: this.int(360), stops }),
      () => ({ type: 'radial', stops }),
      () => ({ type: 'conic', angle: 30, stops }),
    ])()
  }

  stroke(): unknown {
    const scale = this.made % 3 === 0 ? 'fixed' : 'scale'
    return this.pick([
      undefined,
      { color: this.color(), width: this.number(0, 6), align: this.pick(['inside', 'center', 'outside']), scale },
      { color: this.color(), width: 2, dash: [4, 3], scale },
      { color: this.color(), cap: 'round', join: 'round', scale },
    ])
  }

  shadow(): unknown {
    const one = () => ({
      x: this.int(5),
      y: this.int(8),
      blur: this.number(0, 20),
      spread: this.int(6) - 2,
      color: this.color(),
      inset: this.random() < 0.3,
    })
    return this.pick([undefined, one(), [one(), one()], Array.from({ length: this.int(6) }, one)])
  }

  /** A random value for a random property of the node. */
  edit(node: Node): void {
    const values: Record<string, () => unknown> = {
      x: () => this.number(-50, 300),
      y: () => this.number(-50, 200),
      rotation: () => this.pick([0, 0, 90, 15, -33.3]),
      scaleX: () => this.pick([1, 1, 1, 2, 0.5, -1]),
      scaleY: () => this.pick([1, 1, 1, 1.3]),
      opacity: () => this.pick([1, 1, 0.5, 0, 0.9]),
      visible: () => this.random() < 0.8,
      blendMode: () => this.pick(['normal', 'normal', 'add', 'screen', 'multiply']),
      name: () => 'n',
      draggable: () => this.random() < 0.5,
      originX: () => this.pick([undefined, 0, 10]),
      originY: () => this.pick([undefined, 5]),
      width: () => this.number(0, 120),
      height: () => this.number(0, 90),
      fill: () => (node.type === 'text' ? this.color() : this.fill()),
      cornerRadius: () => this.pick([0, 4, 100, [0, 3, 9, 27]]),
      stroke: () => this.stroke(),
      shadow: () => this.shadow(),
      clip: () => {
        const rect = { x: 2, y: 3, width: 60, height: 50, cornerRadius: this.pick([0, 0, 12]) }
        return node.type === 'group' ? this.pick([undefined, rect]) : this.pick([true, false, rect])
      },
      crisp: () => this.random() < 0.7,
      points: () =>
        Array.from({ length: node.type === 'line' ? 2 : 2 + this.int(4) }, () => [
          this.number(0, 80),
          this.number(0, 60),
        ]),
      d: () => this.pick(['', 'M0 0L40 0L20 30Z', 'M5 5C40 0 10 50 60 60', 'M0 0h30v30h-30zM10 10v10h10v-10z']),
      text: () => this.pick(['', 'Hello 42', '存取款 Submit', 'two\nlines', 'a longer text that wraps somewhere']),
      fontFamily: () => 'Test',
      fontSize: () => this.pick([9, 14, 20]),
      fontWeight: () => this.pick([400, 700]),
      fontStyle: () => 'normal',
      lineHeight: () => this.pick([1.2, 1.5]),
      align: () => this.pick(['left', 'center', 'right']),
      maxLines: () => this.pick([undefined, 1, 2]),
      src: () => this.pick(['', '20x10', '1500x900', '64x64', 'missing']),
      fit: () => this.pick(['cover', 'contain', 'fill']),
    }
    const name = this.pick(Object.keys(node.fields))
    const value = values[name]
    if (!value) throw new Error(`The fuzzer knows no values for '${name}'.`)
    if (node.type === 'text' && name === 'width') node.set({ width: this.pick([undefined, 40, 90]) })
    else node.set({ [name]: value() })
  }

  create(): Node {
    const Type = this.pick([Box, Box, Group, Ellipse, Line, Polyline, Path, Text, Text, Image])
    const node: Node = new Type({ id: `n${this.made++}` })
    for (let i = 0; i < 6; i++) this.edit(node)
    if (node.size()) node.set({ width: this.number(10, 120) })
    return node
  }

  /** One random step: add, remove, reorder, re-parent or set. */
  step(): void {
    const all = this.nodes()
    const node = this.pick(all)
    const containers = all.filter(({ isContainer }) => isContainer)
    const parent = this.pick(containers)
    const kind = this.random()
    if (kind < 0.3) parent.insert(this.create(), this.int(parent.children.length + 1))
    else if (kind < 0.4 && node.parent) node.remove()
    else if (kind < 0.5 && node.parent && !isWithin(parent, node))
      parent.insert(node, this.int(parent.children.length + 1))
    // The root stays as it is: hidden or clipped it would leave nothing to compare
    else if (node.parent) this.edit(node)
  }
}

function isWithin(node: Node, ancestor: Node): boolean {
  for (let n: Node | null = node; n; n = n.parent) if (n === ancestor) return true
  return false
}
