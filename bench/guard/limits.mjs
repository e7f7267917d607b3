/** The counts in the order of the printed table, with their headings. */
export const headings = {
  prepared: 'Prepared',
  executed: 'Executed',
  rows: 'Rows',
  scans: 'Full scans',
  loaded: 'Bytes loaded',
  initialized: 'Bytes initialized',
  modules: 'Modules',
  opened: 'Files opened',
  synced: 'fsyncs',
  written: 'Bytes written',
}

/** The most that a count may be: 2 % above the recorded one. Below a hundred not one more: 2 % of 62 statements would let one through. */
export const most = (recorded) => (recorded < 100 ? recorded : Math.floor(recorded * 1.02))

/**
 * The counts that rose too far or were never recorded. Both arguments are { [command]: { [customers]: { [count]: number } } }; counts that
 * were not taken now, as without strace, are passed over.
 */
export function risen(recorded, found) {
  const each = Object.entries(found).flatMap(([command, sizes]) =>
    Object.entries(sizes).flatMap(([customers, counts]) =>
      Object.entries(counts).map(([count, now]) => {
        const before = recorded[command]?.[customers]?.[count]
        return { command, customers, count, before, now }
      }),
    ),
  )
  return each.filter(({ before, now }) => before === undefined || now > most(before))
}
