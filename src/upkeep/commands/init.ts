import type { Day } from '../../clause/day.ts'
import { isTimeZone } from '../../clause/moment.ts'
import { Problem, usage } from '../../clause/problem.ts'
import type { Lang } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { calendarWords } from '../../office/calendar/words.ts'
import { putSetting } from '../../office/setting/store.ts'
import { type Role, roles, rolesSince } from '../../office/staff/rules.ts'
import { addStaff, grantRole } from '../../office/staff/store/staff.ts'
import { headText, type Write } from '../../register/register.ts'
import { type Call, verb } from '../../terminal/command.ts'
import { commandLine } from '../../terminal/command-line.ts'
import { day } from '../../terminal/day-flag.ts'
import { choice, type Flag, text, yes } from '../../terminal/flag.ts'
import { isNamed, names } from '../../terminal/named.ts'
import { typedLang } from '../../terminal/preread.ts'
import { field, one, sentence } from '../../terminal/result.ts'
import { todayIn } from '../../terminal/session.ts'
import { leadsOn } from '../../terminal/world.ts'
import { namedFile } from '../open.ts'
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

/** Makes the register: its settings, and whoever made it as its first member of staff. */
export const init = verb({
  words: { en: 'Make an empty register', zh: '新建空登记簿' },
  access: 'none',
  reviewed: 'itself',
  flags: {
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
    onNetwork: yes(firstWords.onNetwork),
  },
  examples: {
    init: { en: 'in the usual place', zh: '建在默认位置' },
    'init --time-zone Asia/Urumqi --go-live 2026-01-01': {
      en: 'another time zone, and facts from this year on',
      zh: '指定时区和启用日',
    },
  },
  run: async (input, call) => {
    const { createRegister, refuseExisting } = await import('../../register/file/create.ts')
    const file = await namedFile(call)
    const place = (await import('./init-place.ts')).placeFor(file, input.onNetwork === true, call)
    // Nobody answers questions to learn that it is there already.
    refuseExisting(file)
    const timeZone = input.timeZone ?? 'Asia/Shanghai'
    const today = todayIn(timeZone, call.globals, call.world)
    const asked = call.guided
      ? await (await import('./init-asked.ts')).firstAsked(call, today, () => place.isMeant())
      : null
    if (asked === null) await place.isMeant()
    const goLive = asked?.goLive ?? input.goLive ?? today
    const who = asked?.who ?? names(call.globals, call.world)
    const held: readonly Role[] = asked?.roles ?? (input.role === undefined ? firstRoles : [input.role])
    const lang = asked?.lang ?? typedLang(call.argv) ?? null
    const isAhead = goLive > today
    await call.agreed([firstWords.inFile(file), ...(isAhead ? [firstWords.isAhead(goLive, today)] : [])])
    if (isAhead && call.interactive && !call.guided && !(await reallyAhead(goLive, today, call)))
      throw new Problem('interrupted', firstWords.notMade)
    const command = commandLine(init, call.argv, input)
    const head = await createRegister(file, call.world.clock, async (register) => {
      await register.write({ who, command, today }, (tx) => firstEntry(tx, { timeZone, goLive, lang, held }))
      return register.head()
    })
    place.told(today)
    if (asked !== null && !isNamed(call.globals, call.world)) call.sits(who.by)
    // It cannot be moved later, and until then everything counts as of before it.
    if (isAhead) call.warn(upkeepWords.goLiveAhead(file, goLive, today))
    const made = { file, timeZone, goLive, lang, staff: who.by, head: headText(head) }
    const fields = [
      field('file', upkeepWords.file, file),
      field('timeZone', { en: 'Time zone', zh: '时区' }, timeZone),
      field('goLive', { en: 'Go-live day', zh: '启用日' }, goLive),
      ...(lang === null ? [] : [field('lang', { en: 'Language', zh: '语言' }, firstWords.langs[lang])]),
      field('staff', { en: 'First member of staff', zh: '首位人员' }, who.by),
    ]
    const more = [sentence(calendarWords.atInit(yearOf(today))), ...(asked === null ? [] : asked.next.map(sentence))]
    return one('register', made, upkeepWords.made(file, who.by, goLive, held), fields, more)
  },
})

/** Whether a day of go-live that lies ahead is meant: no later command moves it. */
const reallyAhead = (goLive: Day, today: Day, { world, lang }: Call): Promise<boolean> =>
  world.prompts.confirm(`${firstWords.isAhead(goLive, today)[lang]}\n${firstWords.isMeant[lang]}`, lang, {
    as: leadsOn,
  })

/** What whoever makes the register is, unless they say otherwise. */
const firstRoles: readonly Role[] = ['business', 'manager']

/** What the first entry records. */
interface FirstEntry {
  readonly timeZone: string
  readonly goLive: string
  /** The language that the register is read in where nobody says another; null leaves that to each computer. */
  readonly lang: Lang | null
  readonly held: readonly Role[]
}

/** Nobody could write to a register without staff: who made it holds the roles that add the others. */
async function firstEntry(tx: Write, { timeZone, goLive, lang, held }: FirstEntry): Promise<void> {
  await putSetting(tx, 'time-zone', timeZone)
  await putSetting(tx, 'go-live', goLive)
  if (lang !== null) await putSetting(tx, 'lang', lang)
  for (const name of new Set([tx.who.by, tx.who.staff])) {
    const { id } = await addStaff(tx, name)
    for (const role of held) await grantRole(tx, id, role, rolesSince)
  }
}
