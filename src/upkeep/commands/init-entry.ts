import type { Day } from '../../clause/day.ts'
import { isTimeZone } from '../../clause/moment.ts'
import { Problem, usage } from '../../clause/problem.ts'
import type { Lang, Words } from '../../clause/words.ts'
import { putSetting } from '../../office/setting/store.ts'
import { type Role, roles, rolesSince } from '../../office/staff/rules.ts'
import { addStaff, grantRole } from '../../office/staff/store/staff.ts'
import type { Who, Write } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { choice, type Flag, text, type ValuesOf } from '../../terminal/flag.ts'
import { names } from '../../terminal/named.ts'
import { typedLang } from '../../terminal/preread.ts'
import { todayIn } from '../../terminal/session.ts'
import { leadsOn } from '../../terminal/world.ts'
import { upkeepWords } from '../words.ts'
import { firstWords } from './init-words.ts'

const zone = text(
  { en: 'moments become days in this time zone (default Asia/Shanghai)', zh: '按此时区计日（默认 Asia/Shanghai）' },
  'ZONE',
)

const timeZoneFlag: Flag<string, 'optional'> = {
  ...zone,
  parse: (raw, label) => {
    const name = zone.parse(raw, label)
    if (!isTimeZone(name)) throw usage(upkeepWords.notAZone(label, name), upkeepWords.nameAZone)
    return name
  },
}

/** What may be said of a register that is made, wherever it is to be kept. */
export const firstFlags = {
  timeZone: timeZoneFlag,
  goLive: day('past', {
    en: 'facts before this day are marked as migrated (default today)',
    zh: '启用日：早于该日的事实标为历史迁入（默认今天）',
  }),
  role: choice(
    {
      en: 'the first member of staff has this role alone (default business and manager)',
      zh: '首位人员仅担任该角色（默认业务部兼市场客服部经理）',
    },
    { manager: roles.manager },
    'ROLE',
  ),
}

/** What the first entry of a register records, and who types it. */
export interface First {
  readonly who: Who
  readonly today: Day
  readonly timeZone: string
  readonly goLive: Day
  /** The language that the register is read in where nobody says another; null leaves that to each computer. */
  readonly lang: Lang | null
  readonly held: readonly Role[]
  /** What is to be done next, of somebody who was asked; null where nobody was. */
  readonly next: readonly Words[] | null
}

/** What whoever makes the register is, unless they say otherwise. */
const firstRoles: readonly Role[] = ['business', 'manager']

/**
 * What the first entry of a register records: as typed, or as whoever sits there answers. `made` says what is made, `isMeant` asks whether it
 * is meant to be there. Throws where the person does not go on.
 */
export async function settledFirst(
  input: ValuesOf<typeof firstFlags>,
  call: Call,
  { made, isMeant }: { readonly made: Words; isMeant(): Promise<void> },
): Promise<First> {
  const timeZone = input.timeZone ?? 'Asia/Shanghai'
  const today = todayIn(timeZone, call.globals, call.world)
  const asked = call.guided ? await (await import('./init-asked.ts')).firstAsked(call, today, isMeant) : null
  if (asked === null) await isMeant()
  const goLive = asked?.goLive ?? input.goLive ?? today
  const isAhead = goLive > today
  await call.agreed([made, ...(isAhead ? [firstWords.isAhead(goLive, today)] : [])])
  if (isAhead && call.interactive && !call.guided && !(await reallyAhead(goLive, today, call)))
    throw new Problem('interrupted', firstWords.notMade)
  return {
    who: asked?.who ?? names(call.globals, call.world),
    ...{ today, timeZone, goLive },
    lang: asked?.lang ?? typedLang(call.argv) ?? null,
    held: asked?.roles ?? (input.role === undefined ? firstRoles : [input.role]),
    next: asked?.next ?? null,
  }
}

/** Whether a day of go-live that lies ahead is meant: no later command moves it. */
const reallyAhead = (goLive: Day, today: Day, { world, lang }: Call): Promise<boolean> =>
  world.prompts.confirm(`${firstWords.isAhead(goLive, today)[lang]}\n${firstWords.isMeant[lang]}`, lang, {
    as: leadsOn,
  })

/** Nobody could write to a register without staff: who made it holds the roles that add the others. */
export async function firstEntry(tx: Write, { timeZone, goLive, lang, held }: First): Promise<void> {
  await putSetting(tx, 'time-zone', timeZone)
  await putSetting(tx, 'go-live', goLive)
  if (lang !== null) await putSetting(tx, 'lang', lang)
  for (const name of new Set([tx.who.by, tx.who.staff])) {
    const { id } = await addStaff(tx, name)
    for (const role of held) await grantRole(tx, id, role, rolesSince)
  }
}
