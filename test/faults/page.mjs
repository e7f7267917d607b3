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

/** By which seeds the figures are had again; those of several runs, which were kept, each by its own. */
function ranAs(tallies, seed, minutes) {
  const seeds = [...new Set(tallies.map((tally) => tally.seed))]
  const again = (one) => `a fault names what it takes to repeat it: \`CERTDESK_FAULTS_SEED=${one} npm run faults\`.`
  if (seeds.length <= 1)
    return `Seed ${seed}; ${again(seed)} Ran for ${Math.round(minutes)} minutes\nwith ${machine()}.`
  return `Gathered from runs of its parts, with the seeds ${seeds.join(', ')}; ${again('…')}\nWith ${machine()}.`
}

/** What the figures depend on, without the machine's name or anybody's paths. */
function machine() {
  const [cpu] = os.cpus()
  return `Node ${process.versions.node} on ${os.platform()} ${os.arch()}: ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}`
}

/** Of what a page of its own part tells: what it is called begins so. */
const sections = { tampering: 'Tampering', journals: 'Journal ', ways: 'Way ' }
const isOf =
  (name) =>
  ({ done }) =>
    done.startsWith(sections[name])
const bySequence = (a, b) => a.at - b.at

/** What finds each way to tamper, as it was measured; what costs a command of its own to look is told apart from what everybody's next command finds. */
function foundBy(tallies) {
  const ways = tallies.filter(isOf('ways')).sort((a, b) => (a.done < b.done ? -1 : 1))
  const finders = Object.keys(ways[0]?.counted ?? {})
  const rows = ways.map(({ done, counted, faults }) => {
    const cells = finders.map((finder) => (counted[finder] > 0 ? 'found' : '–'))
    const isFaulty = Object.values(faults).some(Boolean)
    const name = done.slice(done.indexOf(':') + 2)
    return line([isFaulty ? `**${name}**` : name, ...cells])
  })
  return [line(['What was done', ...finders]), line(['---', ...finders.map(() => '---')]), ...rows].join('\n')
}

/** The page docs/reliability.md. */
export function reliabilityText({ tallies, seed, minutes, finished }) {
  const sorted = [...tallies].sort(bySequence)
  const named = (name) =>
    sorted.filter(isOf(name)).map((tally) => ({ ...tally, done: tally.done.slice(tally.done.indexOf(':') + 2) }))
  const tampering = named('tampering')
  const journals = sorted
    .filter(isOf('journals'))
    .map((tally) => ({ ...tally, done: tally.done.slice(sections.journals.length) }))
  const isMirrored = ({ done }) => /mirror/.test(done)
  const isElsewhere = ({ done }) => /\bserver|\bssh\b/.test(done)
  const rest = sorted.filter((tally) => !Object.keys(sections).some((name) => isOf(name)(tally)))
  const head = ['Times', 'Counted meanwhile', 'Must be 0']
  return `# Reliability

Written by \`npm run faults\`; run it again to try your own machine. It takes an hour or two, by the number of cores, needs a C compiler (\`cc\`)
on Linux for what is done to disks, PostgreSQL and sshd for what is done to them, and ends with 1 when a count that must be 0 is not. \`.ci/run\` does the same a few times.
${finished ? '' : '\n**This run broke off or found a fault: what the tables do not name was not brought to its end.**\n'}
${table(
  rest.filter((tally) => !isMirrored(tally) && !isElsewhere(tally)),
  ['What was done', ...head],
)}

## At a PostgreSQL server, or over ssh

Somebody else keeps the register, and the connection to it ends or falls silent. Whoever recorded hears that the entry is on record, that it is not, or that it has to be looked up; never the wrong one of the three.

${table(rest.filter(isElsewhere), ['What was done', ...head])}

## With a mirror

The register has a mirror (\`certdesk mirror add\`). A command has answered only once the mirror's disk has its entry as well, or it has said that the mirror
cannot be reached; so what was acknowledged without such a word is in both.

${table(rest.filter(isMirrored), ['What was done', ...head])}

## Tampering

Each is done to a row of every journaled table, by somebody who can write to the file and knows how it is made. What one
file cannot show, because it bears every sign of being whole, a head shows that was kept elsewhere: on a report, on a
backup, on paper. \`certdesk audit verify --anchor HEAD\` holds the file against it.

${table(tampering, ['What was done', ...head])}

## Journals that were rolled back, forked, cut or forged

Done by somebody who can write to the register and has the program's source: where something was altered, every seal from there on was made anew. With a
mirror the next command must refuse and write nothing. With a checkpoint alone \`certdesk audit verify --checkpoint\` must find all that alters or cuts an entry that it
covers, and nothing else: what was forged behind it is not its matter.

${table(journals, ['What was done', ...head])}

## What finds what

Each was done to a copy of a desk, and what finds it was measured, each finder alone. **opening**: a command that reads is refused or says so.
**a write**: a command that writes is refused or says so. **audit verify**: it alone, the file alone. **checkpoint**: \`audit verify --checkpoint\` with the public key, or
\`audit checkpoint\` when the next is to be signed. **mirror**: the next command that writes, with the mirror, its note and the account's memory at hand. **mirror status**:
the mirror read from its first entry to its last.

${foundBy(tallies)}

What no row says to be found by opening or a write, only these find:

* **Only \`audit verify\`**: a row that was edited, deleted or slipped in, its time or its author altered, a record that counts again. An index that lies hides
  rows from every report and is no difference of any row: SQLite's \`integrity_check\` tells it, with which \`verify\` begins. Opening does not look, since it would read the whole file.
* **Only a mirror or a checkpoint**: what bears every sign of being whole. An older copy in the register's place, the newest entries cut off, a journal whose seals were all made anew, and a log
  (\`-wal\`) or a journal of SQLite's own (\`-journal\`) that somebody planted: to SQLite either is what a killed program left, and it takes it over, whoever opens the register.
* **Only \`mirror status\`**: what was altered inside a mirror and is not its end. Every write reads how a mirror ends, and no more. Have it read by the clock, or once a month.
* **Only a checkpoint that is kept elsewhere**: register *and* mirror forged alike. The seals hold no key: whoever can write to both can make both anew, with every note beside them. Therefore
  the key and its checkpoints lie on the manager's stick and with the assessor, and not on a disk that the same person can write to.
* **Nothing**: counters that were set back, which do no harm, since a number goes past all that are borne; and what was deleted of an account's memory, while the note stands beside the register.

A copy that Explorer or \`cp\` makes of \`register.db\` while somebody has it open lacks the newest entries, because they are in \`register.db-wal\` until the last program closes the register. Such a copy is whole in itself and \`audit verify\` says ok, so
copy with \`certdesk backup\`. \`doctor\` says how many bytes are in the log alone, names a file beside the copy that goes on where the copy ends, and finds a register that ends before its last backup. Elsewhere, without a mirror, a checkpoint or that backup, nothing can tell.

A register with two names (hard links) is not written to: each name would have its own log, and one would overwrite the other. The refusal and \`doctor\` name the second. A second name that a killed \`init\`, \`move\` or \`restore\` left is removed by the next entry.

A mirror that was removed, or was not reached when a person was erased, may hold that person still: it is out of the program's reach. \`customer person erase\` ends with 1 and names each; one that comes
back is rid of the person by the next command, one that was removed must be destroyed by hand.

## What the counts mean

* **lost**: the program had said that it is done (exit code 0, or its printed line), and it is not there.
* **corrupt**: the program does not open the register, SQLite's \`integrity_check\` or \`certdesk audit verify\` finds something,
  or the next write fails.
* **half**: the journal is neither as it was before nor as it is after a whole entry, the register has lost its name, or
  a file that bears its final name is not whole. What is killed leaves at most a file whose name ends in \`.part\`, \`.new\` or \`.tmp\`.
* **kept and denied**: a client at a server was told that nothing was recorded, and it is on record. **blocked**: somebody else could not record at once, or within the half minute for which
  a server waits for a client that stands still. **no sentence**: a client ended without one, or with another code than 0 and 4; **left open** are those that were killed, or told to try again.
* **untrue**: the program said that nothing was written, and it was.
* **verify not ok**, **heads unequal**: of a register that was made anew, \`audit verify\` finds something, or its newest entry is not that of the register which was lost.
  **not healed**, **not caught up**, **behind at the end**: after the next command the mirror has not everything. **unsaid**: a command whose entry the mirror has not did not say so.
  **false alarms**: an honest command was refused, or warned of, as if the register or the mirror were another.
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
* A register with a mirror lives on through its kills, a hundred after the other, half of them by the clock and half in front of an act on the files of the register, the
  mirror or their notes. Then it is made anew elsewhere from the mirror as the last kill left it; and after one command that nobody kills it is deleted and made anew in its
  place, from the copy of a hundred kills ago and the mirror, and from the mirror alone (\`restore --mirror\`). What was acknowledged is known by the newest entry that the register had then.
* In the power cuts with a mirror the mirror, the note beside the register and the memory of the account lie on the disk that is cut; a name is there as far as its own folder was flushed.
* A share is a place that \`test/upkeep/distant.cjs\` lets hang or fail under the program, which reaches it by a process of its own.
* Honest commands are typed by eight processes at once: reading, writing, undoing, erasing, backing up and verifying, while the mirror is pulled out and put back.
* The same \`disk.c\` is the disk that is full, within a write too, and the one whose flush fails.
* At a server the clients are processes, each as one of four logins; what they are told is held against the journal and the lists of records. Between a client and the server stands a way of the
  test's own (\`test/faults/server-way.ts\`), which breaks off, falls silent or has the client stopped behind a certain byte, so that what happens is spread over the whole of a write, halves of its messages
  included. The full disk is \`disk.c\` under the server, and a standby is made by \`pg_basebackup\` as [offices.md](offices.md#a-standby-and-failover) says.
* Damaged registers and hostile lists are worked through inside processes of their own, so that a crash of SQLite itself would be
  counted. Each depends on the seed and its number alone.

${ranAs(tallies, seed, minutes)}
`
}
