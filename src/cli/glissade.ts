/** The command `glissade`, for apps that draw, measure and verify in their own checks. */

import { type BenchSources, bench } from '../../bench/bench.ts'
import { BENCH_HELP } from '../../bench/options.ts'
import { EngineError } from '../base/errors.ts'
import { BadInput } from './bad-input.ts'
import { RENDER_HELP, render } from './render.ts'
import { VERIFY_HELP, verify } from './verify.ts'

interface Command {
  readonly help: string
  run(args: string[], sources: BenchSources): Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  render: { help: RENDER_HELP, run: (args, { scripts }) => render(args, scripts) },
  bench: { help: BENCH_HELP, run: bench },
  verify: { help: VERIFY_HELP, run: verify },
}

const HELP = `glissade draws documents and measures what a frame of them costs, without a window.

${Object.values(COMMANDS)
  .map(({ help }) => help)
  .join('\n\n')}`

/** Runs a command; the exit code. `args` begin with its name. */
export async function glissade([name = '--help', ...args]: string[], sources: BenchSources): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  const asksHelp = name === '--help' || args.includes('--help')
  if (asksHelp || !command) {
    if (asksHelp) console.log(command?.help ?? HELP)
    else console.error(`There is no command '${name}'; there are ${Object.keys(COMMANDS).join(', ')}.`)
    return asksHelp ? 0 : 2
  }
  try {
    return await command.run(args, sources)
  } catch (error) {
    // `parseArgs` throws TypeErrors with a code of their own.
    const isUsage = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
    if (!isUsage && !(error instanceof BadInput) && !(error instanceof EngineError)) throw error
    console.error(`glissade ${name}: ${(error as Error).message}`)
    return 2
  }
}
