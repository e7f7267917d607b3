import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import table from './tools.json' with { type: 'json' }

/** A program, or what one needs, that some tests want and Node does not bring: Debian's path and package. */
export type Tool = keyof typeof table

const tools: Readonly<Record<Tool, { readonly at: string; readonly package: string }>> = table

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

const has = (tool: Tool): boolean => existsSync(tools[tool].at) || onPath(tool)

/** The Debian packages that would have to be installed for every test to run here. */
export const missingPackages = (): string[] =>
  (Object.keys(tools) as Tool[]).filter((tool) => !has(tool)).map((tool) => tools[tool].package)

/** What a build server lacks of these is an error there, except on Windows, which has few of them. */
const mayLack = process.env.CI === undefined || process.platform === 'win32'

/** Whether a test that wants these tools is left out here. */
export const lacks = (...wanted: readonly Tool[]): boolean => mayLack && !wanted.every(has)

/** Whoever is root may do anything: what is closed cannot be tried. */
export const isRoot = process.getuid?.() === 0
