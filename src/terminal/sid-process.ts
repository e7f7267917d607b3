import { execFile } from 'node:child_process'
import { windowsProgram } from './windows-program.ts'

/** The SID of the account that runs this process, from Windows' `whoami`; null if that fails. */
export const sidOfAccount = (): Promise<string | null> =>
  new Promise((done) => {
    const whoami = windowsProgram(process.env, 'whoami.exe')
    const how = { windowsHide: true, timeout: 5000, encoding: 'utf8' } as const
    execFile(whoami, ['/user', '/fo', 'csv', '/nh'], how, (error, printed) =>
      done(error === null ? sidIn(printed) : null),
    )
  })

/** The SID in a line of `whoami /user`: "office\\wang","S-1-5-21-…-1001". */
export const sidIn = (printed: string): string | null => /"(S-1-[\d-]+)"/.exec(printed)?.[1] ?? null
