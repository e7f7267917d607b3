import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { byStandingManager } from '../../office/confirmation/done-by.ts'
import { actor } from '../../office/staff/store/role.ts'
import { stateFolder } from '../../register/file/where.ts'
import type { Arrival, Departure } from '../../register/move.ts'
import { headText, type Named } from '../../register/register.ts'
import { addressText } from '../../register/server/link/address.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import { type Call, type Verb, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { askedAs, ofKind, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { names } from '../../terminal/named.ts'
import { field, one, type Result, sentence } from '../../terminal/result.ts'
import { lockWait, todayIn } from '../../terminal/session.ts'
import { turn } from '../../terminal/turn.ts'
import type { World } from '../../terminal/world.ts'
import { type Moved, moving } from '../move/moving.ts'
import { moveWords } from '../move/words.ts'
import { watching } from '../watching.ts'
import { upkeepWords } from '../words.ts'

const place = { en: 'a file, or postgres://HOST/DATABASE', zh: '文件，或 postgres://主机/数据库' }

const args = {
  source: askedAs(
    { en: 'Where the register is', zh: '登记簿现在的位置' },
    required(ofKind('verbatim', text(place, 'SOURCE'))),
  ),
  target: askedAs({ en: 'Where it is to be', zh: '迁往的位置' }, required(ofKind('verbatim', text(place, 'TARGET')))),
}

const flags = {
  dryRun: yes({ en: 'carry everything over, compare it, and take it back', zh: '试运行：全部迁移并比对，然后撤回' }),
  reason: text({ en: 'why, for the journal', zh: '迁移原因，记入日志' }, 'REASON'),
}

type Input = ValuesOf<typeof args> & ValuesOf<typeof flags>

/** Carries a register over to a server or back, with its whole journal, and closes it where it was. */
export const move: Verb = verb({
  words: { en: 'Move the register to a server or back, as a manager', zh: '把登记簿迁到服务器或迁回（须由经理操作）' },
  access: 'none',
  onHost: true,
  args,
  flags,
  asks: ['source', 'target'],
  examples: {
    'move register.db postgres://db.example.cn/certdesk --dry-run': {
      en: 'a rehearsal: how long it takes, and whether all arrives',
      zh: '演练：看需要多久、是否全部到达',
    },
    'move register.db postgres://db.example.cn/certdesk': { en: 'from a file to a server', zh: '从文件迁到服务器' },
    'move postgres://db.example.cn/certdesk back.db': { en: 'and back', zh: '迁回文件' },
  },
  run: async (input, call) => {
    const ends = [await endOf(input.source, call), await endOf(input.target, call)] as const
    const [from, to] = ends
    if (from.at === null && to.at === null) throw usage(moveWords.bothFiles, moveWords.copyIt)
    const departure = await departing(from, call, input.dryRun === true)
    try {
      return await moved(input, call, departure, to, names(call.globals, worldOf(call.world, from)))
    } finally {
      departure.end()
      from.at?.close()
      to.at?.close()
    }
  },
})

/** One end as it was typed: a file by its path, or a server. */
interface End {
  readonly file: string
  readonly at: ServerAt | null
}

async function endOf(typed: string, { world }: Call): Promise<End> {
  if (/^\s*ssh:/i.test(typed)) throw usage(moveWords.overSsh, moveWords.onThatMachine)
  if (!/^\s*postgres(ql)?:/i.test(typed)) {
    const { checkedPath } = await import('../../register/file/typed-path.ts')
    return { file: checkedPath(typed, world.cwd), at: null }
  }
  const { serverAt } = await import('../server/reached.ts')
  return { file: '', at: await serverAt(typed.trim(), world) }
}

/** The world as it is for whoever types at an end, whatever the register of the command line is. */
const worldOf = (world: World, { at }: End): World => Object.create(world, { server: { value: at ?? undefined } })

async function departing({ file, at }: End, { world }: Call, isTrial: boolean): Promise<Departure> {
  if (at !== null) return (await import('../../register/server/move/departure.ts')).departureFromServer(at, world)
  const { departureOfFile } = await import('../../register/file/departure.ts')
  const memory = stateFolder(world.env, world.platform)
  return departureOfFile({ file, clock: world.clock, wait: lockWait(world), memory, isTrial })
}

async function arriving({ file, at }: End, { world }: Call): Promise<Arrival> {
  if (at !== null) return (await import('../../register/server/move/arrival.ts')).arrivalAtServer(at, world.clock)
  return (await import('../../register/file/arrival.ts')).arrivalAtFile(file, world.clock)
}

async function moved(input: Input, call: Call, from: Departure, end: End, named: Named): Promise<Result> {
  const { world, globals } = call
  const today = todayIn(from.timeZone, globals, world)
  const who = await from.read(async (db) => {
    const who = await actor(db, named, today)
    await byStandingManager.demand(db, who, {}, today)
    return who
  })
  const to = await arriving(end, call)
  try {
    const isTrial = input.dryRun === true
    if (call.interactive && !isTrial && to.found.is !== 'open') {
      const question = moveWords.reallyMove(from.place, to.place)[call.lang]
      if (!(await world.prompts.confirm(question, call.lang)))
        return answer({ from, to, isTrial: true }, null, moveWords.notMoved)
    }
    const done = await moving({
      ...{ from, to, isTrial, reason: input.reason },
      tables: (await import('../../register/server/move/carry.ts')).carriedTables(),
      entry: { who, command: commandLine(move, call.argv, input), today },
      there: names(globals, worldOf(world, end)),
      isServer: end.at !== null,
      watch: watching(call),
      progress: async (step, done, of) => {
        call.progress({ words: moveWords[step], done: Math.min(done, of), of, unit: moveWords.rows })
        await turn()
      },
    })
    for (const words of from.remarks()) call.warn(words, { always: true })
    return answer({ from, to, isTrial }, done, said(from, to, done, isTrial), next(from, to, end, who.by, done))
  } finally {
    call.progress(null)
    to.end()
  }
}

function said(from: Departure, to: Arrival, { rows, closing, head, done }: Moved, isTrial: boolean): Words {
  if (done === 'before') return moveWords.movedBefore(from.place, to.place)
  if (closing === null || head === null)
    return isTrial && from.closing !== null
      ? moveWords.wouldFinish(from.place, to.place)
      : moveWords.wouldMove(from.place, to.place, rows)
  return moveWords.moved(from.place, to.place, closing.seq, head.seq)
}

/** What is to be done by people behind a move. */
function next(from: Departure, to: Arrival, end: End, by: string, { head, account }: Moved): Words[] {
  if (head === null) return []
  return [
    moveWords.everybody(to.place),
    ...(account === null ? [] : [moveWords.account(account, by)]),
    ...(end.at === null ? [] : [moveWords.clerks(addressText(end.at.address))]),
    ...(from.mirrors.length === 0 ? [] : [moveWords.mirrors(from.mirrors)]),
    moveWords.staysBehind(from.place),
  ]
}

interface Ends {
  readonly from: Departure
  readonly to: Arrival
  readonly isTrial: boolean
}

function answer({ from, to, isTrial }: Ends, done: Moved | null, words: Words, more: readonly Words[] = []): Result {
  const [closing, head] = [done?.closing ?? null, done?.head ?? null].map((each) =>
    each === null ? null : headText(each),
  )
  const rows = done?.rows ?? 0
  const record = {
    ...{ from: from.place, to: to.place, rows, closing, head },
    ...{ entry: done?.head?.seq ?? null, account: done?.account ?? null, dryRun: isTrial },
  }
  const fields = [
    field('from', { en: 'From', zh: '原位置' }, from.place),
    field('to', { en: 'To', zh: '新位置' }, to.place),
    field('rows', { en: 'Rows', zh: '行数' }, rows),
    field('closing', { en: 'Closed by', zh: '关闭记录' }, closing ?? null),
    field('head', upkeepWords.head, head ?? null),
  ]
  return one('move', record, words, fields, more.map(sentence))
}
