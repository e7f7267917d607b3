'use strict'

const { join } = require('node:path')
const { Worker } = require('node:worker_threads')

// The old Node holds the other end of this pipe as long as it lives. Killed, it must not leave a process behind that writes or
// holds the lock. A thread watches, because a write keeps the main one busy until it is done.
const watch = `
const { Socket } = require('node:net')
new Socket({ fd: 3 }).resume().on('error', () => {}).on('close', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000)
})`
new Worker(watch, { eval: true, execArgv: [] }).unref()

process.argv[1] = join(__dirname, 'certdesk.js')
require('./certdesk.js')
