/** Fills a register with so many certified customers and their contacts until 2026-08-31, the day for which `owed.sql` asks. */
export function fill(
  desk: { readonly path: (name: string) => string; readonly env: NodeJS.ProcessEnv },
  register: string,
  customers: number,
): Promise<void>
