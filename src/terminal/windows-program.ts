import path from 'node:path'
import type { World } from './world.ts'

/** A program that Windows brings along, by its whole path: for a bare name Windows looks into the current folder first. */
export const windowsProgram = (env: World['env'], ...names: readonly string[]): string =>
  path.win32.join(env.SystemRoot ?? 'C:\\Windows', 'System32', ...names)
