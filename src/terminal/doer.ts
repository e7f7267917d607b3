import type { Day } from '../clause/day.ts'
import { Problem } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { Offer } from '../register/offered.ts'
import type { Db, Named } from '../register/register.ts'
import { accessOf, type Doer, type Verb } from './command.ts'
import { isNamed, names } from './named.ts'
import { lookUp, type Session } from './session.ts'

/** The staff of the day, each with their roles, where the account or the name is that of nobody on record; null where it is somebody's. */
type Present = (db: Db, names: Named, today: Day) => Promise<readonly Offer[] | null>

/** What is asked where an account writes that is nobody's on record: that alone makes nobody a member of staff. */
const whoTypes = (account: string): Words => ({
  en: `"${account}" is not on the staff; only a manager adds to it.\nWho does this?`,
  zh: `“${account}”不在人员名单中；新人员由经理登记。\n这次由谁办理？`,
})

/**
 * Who types and who did what was typed, before anything more is asked: where nobody is named and the account is nobody's, the staff is
 * offered; where whoever is named may not do it, those who may are. Returns the names chosen, none where nothing had to be. Throws the
 * refusal where nobody may.
 */
export async function doerAsked(
  verb: Verb,
  input: object,
  { globals, world, actor, present }: Pick<Session, 'globals' | 'world' | 'actor'> & { readonly present: Present },
): Promise<Doer> {
  const { by } = verb
  const { lang } = globals
  if (by === undefined || accessOf(verb, input) !== 'write') return {}
  const typing = names(globals, world).by
  const known = isNamed(globals, world)
    ? null
    : await lookUp(globals, world, async (db, today) => present(db, names(globals, world), today))
  if (known !== null && known.length > 0) {
    const behind = (meaning: string) => (meaning === '' ? '' : lang === 'zh' ? `（${meaning}）` : ` (${meaning})`)
    const staff = known.map(({ value, meaning }) => ({ value, name: value + behind(meaning[lang]), short: value }))
    const chosen = await world.prompts.choose(whoTypes(typing)[lang], staff, lang, { as: '--by' })
    return {
      by: chosen,
      ...(await doerAsked(verb, input, { ...{ world, actor, present }, globals: { ...globals, by: chosen } })),
    }
  }
  const unable = await lookUp(globals, world, async (db, today) => {
    const who = await actor(db, names(globals, world), today)
    const problem = await by.demand(db, who, input, today).then(
      () => null,
      (error: unknown) => error,
    )
    return problem === null ? null : { problem, able: await by.able(db, who, input, today) }
  })
  if (unable === null) return {}
  const { problem, able } = unable
  if (!(problem instanceof Problem) || problem.code !== 'refused' || able.length === 0) throw problem
  const choices = able.map((name) => ({ value: name, name }))
  const question = globals.lang === 'zh' ? `${problem.words.zh}由谁办理？` : `${problem.words.en} Who did it?`
  return { staff: await world.prompts.choose(question, choices, globals.lang, { as: '--staff' }) }
}
