import { type Problem, unavailable } from '../clause/problem.ts'
import { commandLine } from '../clause/words.ts'
import type { EntryTable } from './tables.ts'

/**
 * A register that was moved away, or is on its way here, says so by a version of its schema that no program knows as one: whoever has not heard of
 * moves takes it for a newer program's, and leaves it alone.
 */
export const [closedFrom, arrivingFrom] = [1_000_000, 2_000_000]

/** How a register stands: it can be worked with, was moved away, or is arriving and not open yet. */
export type Standing = 'open' | 'closed' | 'arriving'

export const standingOf = (version: number): Standing =>
  version >= arrivingFrom ? 'arriving' : version >= closedFrom ? 'closed' : 'open'

/** One move: what it is known by at both ends, and where its other end is. */
export interface Move {
  readonly nonce: string
  readonly place: string
}

/** The note of the entry that closes a register, by which the other end knows its own. */
export const closingNote = ({ place, nonce }: Move): string => `moved to ${place} (${nonce})`

/** The note of the first entry at the other end. */
export const openingNote = ({ place, nonce }: Move): string => `moved from ${place} (${nonce})`

type Noted = Pick<EntryTable, 'command' | 'note'>

/** What a reason is typed as stands behind, and what commands are called is nobody's to type. */
function read({ command, note }: Noted, way: 'to' | 'from'): Move | null {
  if (!/^move( |$)/.test(command)) return null
  const [, found, place = '', nonce = ''] = /^moved (to|from) (.+?) \(([0-9a-f]{32})\)(?:; |$)/s.exec(note ?? '') ?? []
  return found === way ? { place, nonce } : null
}

/** The move by which an entry closed its register; null where it is any other. */
export const closingOf = (entry: Noted): Move | null => read(entry, 'to')

/** The move by which an entry opened its register. */
export const openingOf = (entry: Noted): Move | null => read(entry, 'from')

/** Where a register was moved to, and by which entry. */
export interface Departed extends Pick<EntryTable, 'seq' | 'at'> {
  readonly to: string
  /** The day of it where the register was kept. */
  readonly day?: string
  /** What the machine is called that `to` is a file of, where others than its own may ask; left out: a server, or nobody said. */
  readonly machine?: string
}

/** How a file of another machine is reached; a drive of Windows stands behind the slash that ends the host. */
const overSsh = (file: string): string =>
  commandLine(['--register', `ssh://HOST${file.startsWith('/') ? '' : '/'}${file}`])

/** What is said of a register that was moved away; null: it cannot be read where to. */
export function movedAway(place: string, closing: Departed | null): Problem {
  if (closing === null)
    return unavailable(
      { en: `The register at ${place} was moved to another place.`, zh: `${place} 处的登记簿已迁往别处。` },
      { en: 'Ask whoever moved it where it is now.', zh: '请向迁移者询问现在的位置。' },
    )
  const { seq, at, to, day = at.slice(0, 10), machine } = closing
  const finish = commandLine(['move', place, to])
  const line = commandLine(['--register', to])
  const there =
    machine === undefined
      ? { en: `Work there: ${line}.`, zh: `请到新位置办理：${line}。` }
      : {
          en: `Work there: on the machine "${machine}" (${line}), or from another once it lets you in over ssh (${overSsh(to)}).`,
          zh: `请在机器“${machine}”上办理（${line}），或在其他机器上经 ssh 办理（${overSsh(to)}，须先获授权）。`,
        }
  return unavailable(
    {
      en: `The register at ${place} was moved to ${to} at #${seq} on ${day}, and is closed.`,
      zh: `${place} 处的登记簿已于 ${day}（第 ${seq} 条记录）迁至 ${to}，此处已关闭。`,
    },
    {
      en: `${there.en} Where it is not open there yet, whoever moved it finishes that by the same command: ${finish} (Where it is lost for good: docs/offices.md, "When the server is lost".)`,
      zh: `${there.zh}若该处尚未启用，请迁移者再次运行同一命令：${finish}（若已永久丢失，见 docs/offices.md “When the server is lost”。）`,
    },
  )
}

/** What is said of a register that is not open yet: everything may be there, and the one that it comes from may be open still. */
export const notOpenYet = (place: string): Problem =>
  unavailable(
    {
      en: `A register is on its way to ${place}, and not open there yet.`,
      zh: `登记簿正在迁往 ${place}，此处尚未启用。`,
    },
    {
      en: 'Go on working where it comes from; where that says that it was moved, finish it: certdesk move SOURCE TARGET',
      zh: '请继续在原处办理；若原处提示已迁出，请完成迁移：certdesk move 原位置 新位置',
    },
  )
