/** Takes comments and needless white space out of WGSL or GLSL. */
export function minify(code: string): string {
  const lines = code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // GLSL's preprocessor lines end at their line break.
  const text = lines.map((line) => (line.startsWith('#') ? `\n${line}\n` : `${line} `)).join('')
  return (
    text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?([{}()[\];,:+*/%|^?]) ?/g, '$1')
      // Not behind ">": `vec4<f32>=` would read as a comparison.
      .replace(/(?<=[\w)\]]) = /g, '=')
      .replace(/ ?\n+ ?/g, '\n')
      .trim()
  )
}
