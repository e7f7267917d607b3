import { spawn } from 'node:child_process'

/** Milliseconds after which what is still going has a window: some openers end at once, others with the browser. */
const patience = 10_000

/**
 * Starts what opens a file in the person's browser, and leaves it to itself. False where it isn't there, or says soon that it failed.
 */
export const startBrowser = ([file = '', ...args]: readonly string[]): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore', windowsHide: true })
    child.unref()
    const timer = setTimeout(() => done(true), patience)
    timer.unref()
    const settle = (isOpen: boolean) => {
      clearTimeout(timer)
      done(isOpen)
    }
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
  })
