import path from 'node:path'
import type { World } from './world.ts'

/** The full path of a program that comes with Windows: for a bare name Windows looks into the current folder first. */
export const windowsProgram = (env: World['env'], ...names: readonly string[]): string =>
  path.win32.join(env.SystemRoot ?? 'C:\\Windows', 'System32', ...names)
