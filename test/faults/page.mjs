import os from 'node:os'

const line = (cells) => `| ${cells.join(' | ')} |`
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
const listed = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${name.startsWith('exit') ? '× ' : ''}${grouped(count)}`)
    .join(', ')

/** Whether anything was counted that must not have been. */
export const isFaulty = (tallies) =>
  tallies.length === 0 || tallies.some(({ faults }) => Object.values(faults).some((count) => count !== 0))

function table(tallies, head) {
  const rows = tallies.map(({ done, times, counted, faults }) =>
    line([
      done,
      grouped(times),
      listed(counted) || '–',
      Object.values(faults).some(Boolean) ? `**${listed(faults)}**` : listed(faults),
    ]),
  )
  return [line(head), line(['---', '---:', '---', '---']), ...rows].join('\n')
}

/** What the figures depend on, without the machine's name or anybody's paths. */
function machine() {
  const [cpu] = os.cpus()
  return `Node ${process.versions.node} on ${os.platform()} ${os.arch()}: ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`
}

const isTampering = ({ done }) => done.startsWith('Tampering')
const bySequence = (a, b) => a.at - b.at

/** The page docs/reliability.md. */
export function reliabilityText({ tallies, seed, minutes, finished }) {
  const sorted = [...tallies].sort(bySequence)
  const tampering = sorted
    .filter(isTampering)
    .map((tally) => ({ ...tally, done: tally.done.slice(tally.done.indexOf(':') + 2) }))
  const rest = sorted.filter((tally) => !isTampering(tally))
  const head = ['Times', 'Counted meanwhile', 'Must be 0']
  return `# Reliability

Written by \`npm run faults\`; run it again to try your own machine. It takes about half an hour, needs a C compiler (\`cc\`)
on Linux for what is done to disks, and ends with 1 when a count that must be 0 is not. \`npm test\` does the same a few times.
${finished ? '' : '\n**This run broke off or found a fault: what the tables do not name was not brought to its end.**\n'}
${table(rest, ['What was done', ...head])}

## Tampering

Each is done to a row of every journaled table, by somebody who can write to the file and knows how it is made. What one
file cannot show, because it bears every sign of being whole, a head shows that was kept elsewhere: on a report, on a
backup, on paper. \`certdesk audit verify --anchor HEAD\` holds the file against it.

${table(tampering, ['What was done', ...head])}

## What the counts mean

* **lost**: the program had said that it is done (exit code 0, or its printed line), and it is not there.
* **corrupt**: the program does not open the register, SQLite's \`integrity_check\` or \`certdesk audit verify\` finds something,
  or the next write fails.
* **half**: the journal is neither as it was before nor as it is after a whole entry, the register has lost its name, or
  a file that bears its final name is not whole. What is killed leaves at most a file whose name ends in \`.part\`, \`.new\` or \`.tmp\`.
* **untrue**: the program said that nothing was written, and it was.
* **unmapped**: exit code 70, or no sentence that says what happened. **touched**: a command that refused or only read
  changed a byte of a damaged file. **rows lost**: rows are not the sum of created, updated, unchanged and rejected.

## Who it was

No program on somebody's own machine can tell who sits at it, and whoever can write to a file can write any name into it. Accounts (\`staff account\`) and
confirmations (\`confirm\`) are therefore a record, not a control: they show from which account what was said to be whose, and what its owner said to it.
Control comes where the file stands on a server, people reach it by ssh as themselves, and nobody but the program may write to it.

## How it is done

* Every kind of write is typed at a copy of a desk and run as a process: customers added, edited, merged and imported,
  contacts, change applications from submission to entry, suspension, survey, undo, backup, restore, the opening of a register of the first
  schema, reports to a file. What it leaves is held against the journal that it leaves undisturbed.
* Half of the kills come by the clock, half in front of a random act on the register's files.
* A backup is restored while five write. One of them is held up by \`test/faults/waits.cjs\` between opening the register and the first read, where it
  has no lock yet, until the backup stands in the register's place: what was said to be done is in the one file or in the other.
* The power-cut model: \`test/faults/disk.c\` is preloaded and keeps a log of every write, flush, truncation, rename, link and removal.
  A cut is replayed at a random place in it. Flushed bytes are there; each write that was not is there, is not, or only some
  of its 512-byte sectors are; names are there as far as their folder was flushed, and those given since up to some
  point. That the model bites is shown by its control: the same writer with \`synchronous=NORMAL\` loses entries.
* The same \`disk.c\` is the disk that is full, within a write too, and the one whose flush fails.
* Damaged registers and hostile lists are worked through inside processes of their own, so that a crash of SQLite itself would be
  counted. Each depends on the seed and its number alone.

Seed ${seed}; a fault names what it takes to repeat it: \`CERTDESK_FAULTS_SEED=${seed} npm run faults\`. Ran for ${Math.round(minutes)} minutes
with ${machine()}.
`
}
