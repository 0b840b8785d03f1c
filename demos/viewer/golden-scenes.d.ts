/** Made by `golden-scenes-plugin.mjs` when the page is bundled. */
declare module 'golden-scenes' {
  const scenes: readonly {
    /** `area/name`, as the file is called. */
    readonly name: string
    readonly load: () => Promise<import('../../tests/golden/scenes/scene.ts').GoldenScene>
  }[]
  export default scenes
}
