import { endedBy } from '../register/file/unfinished.ts'
import { isClosedPipe } from '../terminal/delivery.ts'
import { unread } from '../terminal/preread.ts'
import { bugExit, sayProblem } from '../terminal/problems.ts'
import { interrupted } from '../terminal/prompts.ts'
import { systemWorld } from '../terminal/system-world.ts'
import { run } from './main.ts'

// Until a command says how it ended, it ended badly: Node itself would say 0 when nothing is left to wait for.
process.exitCode = bugExit

const world = systemWorld()
const argv = process.argv.slice(2)

let isStopping = false

async function stop(error: unknown, code?: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  // Clears a progress line, and the ^C that a terminal echoes.
  if (world.stderr.isTTY === true) world.stderr.write('\r\u001b[K')
  const exitCode = await sayProblem(error, unread(argv, world.env), world).catch((failure: unknown) => {
    world.stderr.write(`certdesk: ${error}\ncertdesk: ${failure}\n`)
    return bugExit
  })
  process.exit(code ?? exitCode)
}

// Node exits with 1 here, which a scheduler would read as "done, with findings".
process.on('uncaughtException', (error) => void (isClosedPipe(error) || stop(error)))
process.on('unhandledRejection', (error) => void (isClosedPipe(error) || stop(error)))
process.once('beforeExit', () => void stop(new Error('it stopped in the middle of its work')))
process.on('SIGINT', () => void stop(interrupted()))
// The code that a shell has for whoever is ended by it, as is the case wherever nothing is unfinished.
endedBy(() => void stop(interrupted(), 143))
// The terminal is closed: unfinished files are removed, as at any exit. Elsewhere than on Windows the signal itself then ends the process,
// since Node's own exit crashes when it cannot reset the terminal; a shell shows 129 either way.
process.once('SIGHUP', () => {
  if (world.platform === 'win32') process.exit(129)
  process.emit('exit', 129)
  process.kill(process.pid, 'SIGHUP')
})

/** Ends with the code once the error stream has taken everything: on some platforms its pipe is not written at once. */
function end(code: number): void {
  process.exitCode = code
  // Input that was not read to its end must not keep the process waiting for more of it.
  world.stderr.write('', () => process.exit(code))
}

void run(argv, world).then(end, (error: unknown) => stop(error))
