import { type Day, dayOf, daysBetween } from '../clause/day.ts'
import { Problem, usage } from '../clause/problem.ts'
import { joined, type Words } from '../clause/words.ts'
import type { ClockDoubt } from '../register/clock-doubt.ts'
import type { ReadCall } from './command.ts'
import { Back } from './prompts.ts'
import type { World } from './world.ts'

/** What is said of each doubt, with the day of the last entry and that of the clock; and what a person is asked. */
const said: Readonly<
  Record<ClockDoubt['is'], { readonly told: (last: Day, today: Day) => Words; readonly asked: Words }>
> = {
  behind: {
    told: (last, today) => ({
      en: `This machine's clock (${today}) is behind the last entry of the journal (${last}): what is recorded now is dated just after that. See "certdesk doctor".`,
      zh: `本机时钟（${today}）早于日志最后一条（${last}）：现在登记的时刻将紧接其后。详见 certdesk doctor。`,
    }),
    asked: { en: 'Record it all the same?', zh: '仍要登记？' },
  },
  after: {
    told: (last, today) => ({
      en: `The last entry of the journal is of ${last}, ${daysBetween(last, today)} days before this machine's clock (${today}).`,
      zh: `日志最后一条为 ${last}，距本机时钟（${today}）已 ${daysBetween(last, today)} 天。`,
    }),
    asked: { en: 'Is the clock right?', zh: '时钟是否正确？' },
  },
}

/**
 * The refusal of an entry that nobody can be asked about: it would be dated by a clock that may be far ahead, and every later entry after
 * it. `--clock-is-right` records it.
 */
export const clockUnconfirmed = (doubt: ClockDoubt, call: ReadCall): Problem =>
  usage(joined([doubtWords(doubt, call), { en: ' Nothing was recorded.', zh: '未登记任何内容。' }], '', ''), {
    en: "If this machine's clock is right, run the same command with --clock-is-right; else set the clock first.",
    zh: '如本机时钟无误，请加 --clock-is-right 再次运行；否则请先校准时钟。',
  })

/** What is said of a doubt: to a person before anything is recorded, to a schedule with what was. */
export const doubtWords = ({ is, last }: ClockDoubt, { timeZone, world }: ReadCall): Words =>
  said[is].told(dayOf(last, timeZone), dayOf(world.clock(), timeZone))

/**
 * Says that the clock may be wrong by which an entry is about to be dated, and asks the person who is there about it, unless whoever wrote the
 * last entry was asked already. Throws where the person records nothing then.
 */
export async function askedAbout(doubt: ClockDoubt, call: ReadCall, { prompts }: World): Promise<void> {
  call.warn(doubtWords(doubt, call))
  if (doubt.isKnown) return
  // Everything else is answered by then: Esc is no, and leads to where the command was typed.
  const isSure = await prompts.confirm(said[doubt.is].asked[call.lang], call.lang).catch((error: unknown) => {
    if (error instanceof Back) return false
    throw error
  })
  if (isSure) return
  throw new Problem(
    'interrupted',
    { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
    { en: "Set this machine's clock, then run the same command again.", zh: '请校准本机时钟，然后再次运行同一命令。' },
  )
}
