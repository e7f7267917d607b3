'use strict'

const { spawn, spawnSync } = require('node:child_process')
const { join } = require('node:path')

/** The Node that npm installed for this checkout; null where there is none, or where this system's C library cannot run it. */
exports.installedNode = () => {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  let node
  try {
    node = require.resolve(`node-${process.platform.replace('win32', 'win')}-${process.arch}/bin/${file}`)
  } catch {
    return null
  }
  return spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0 ? node : null
}

/** How long the new process has to end by itself after Ctrl-C, in milliseconds. */
const grace = 200

/**
 * Runs the same command line under the Node of this checkout: same streams, same signals, same exit code. Exit 4 where there
 * is no such Node.
 */
exports.handOver = () => {
  const node = exports.installedNode()
  if (node === null) {
    process.stderr.write(
      `certdesk: Node 22.14 or newer is needed, and this is ${process.version}. / 需要 Node 22.14 或更新版本，当前为 ${process.version}。\n  → Install it from https://nodejs.org, then run the same command again. / 请从 https://nodejs.org 安装后重新运行该命令。\n`,
    )
    process.exit(4)
  }
  const args = [...process.execArgv, join(__dirname, 'handed-over.js'), ...process.argv.slice(2)]
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, forward)
  // A terminal sends Ctrl-C to both processes. Sent on at once, it would reach the new one twice.
  let waiting
  process.on('SIGINT', (signal) => {
    waiting = setTimeout(forward, grace, signal)
  })
  child.on('error', (error) => {
    throw error
  })
  child.on('exit', (code, signal) => {
    clearTimeout(waiting)
    process.exitCode = code
    if (signal === null) return
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
