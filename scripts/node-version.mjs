/** Ends the process with one sentence when this Node is older than `engines` in package.json says. */

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer and run the command again.`)
  process.exit(1)
}
