import { type TableColumns, text, whole } from '../table.ts'

export const erasureTables = {
  erasure: {
    of_table: text,
    of_key: whole,
    /** JSON: the ids of the changes that lost their personal part. */
    changes: text,
  },
} as const satisfies Readonly<Record<string, TableColumns>>
