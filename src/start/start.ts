import { endedBy } from '../register/file/unfinished.ts'
import { isClosedPipe } from '../terminal/delivery.ts'
import { unread } from '../terminal/preread.ts'
import { bugExit, sayProblem } from '../terminal/problems.ts'
import { interrupted } from '../terminal/prompts.ts'
import { systemWorld } from '../terminal/system-world.ts'
import { run } from './main.ts'

// The default until a command sets its exit code: Node itself would exit with 0 when nothing is left to wait for.
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
// 143 is a shell's code for a process ended by SIGTERM; without unfinished files SIGTERM ends the process directly.
endedBy(() => void stop(interrupted(), 143))
// The terminal is closed: unfinished files are removed, as at any exit. Except on Windows, the signal itself then ends the
// process, since Node's own exit crashes when it cannot reset the terminal; a shell shows 129 either way.
process.once('SIGHUP', () => {
  if (world.platform === 'win32') process.exit(129)
  process.emit('exit', 129)
  process.kill(process.pid, 'SIGHUP')
})

/** Exits with the code once the error stream is flushed: on some platforms its pipe is written asynchronously. */
function end(code: number): void {
  process.exitCode = code
  // Unread input must not keep the process alive.
  world.stderr.write('', () => process.exit(code))
}

void run(argv, world).then(end, (error: unknown) => stop(error))
