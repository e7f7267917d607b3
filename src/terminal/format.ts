import type { World } from './world.ts'

/** The formats of every command's output. */
export const formats = ['table', 'tsv', 'json', 'jsonl', 'csv', 'md'] as const
export type Format = (typeof formats)[number]

/** Whether programs read the output as JSON: errors then come as JSON too. */
export const isJson = (format: Format | undefined): boolean => format === 'json' || format === 'jsonl'

/** The format where none is asked for: by the output file's ending, else a table for people and TSV for programs. */
export function defaultFormat(output: string | undefined, world: World): Format {
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  const named = formats.find((format) => format === ending)
  if (named !== undefined) return named
  return output === undefined && world.stdout.isTTY === true ? 'table' : 'tsv'
}
