import type { Day } from '../../clause/day.ts'
import { lines as linesOfText, type Words } from '../../clause/words.ts'
import type { Typed } from '../../office/staff/done-by.ts'
import type { Among } from '../../record/choose.ts'
import { numberOf } from '../../record/flags.ts'
import type { Write } from '../../register/register.ts'
import { type Examples, type Verb, verb, type WriteCall } from '../../terminal/command.ts'
import { type Flag, required } from '../../terminal/flag.ts'
import { one, type Result } from '../../terminal/result.ts'
import { type ActDetails, type Application, standingOn } from '../application.ts'
import { changeApplication } from '../change.ts'
import type { Act } from '../rules.ts'
import { listApplications } from '../store/application.ts'
import { changeWords } from '../words.ts'
import { actFlags } from './act-flags.ts'
import { completedAct, evidenceOf } from './asked.ts'
import { doneByTable } from './done-by.ts'
import { type Prepared, prepared, recorded, requireApplication, settingOf } from './perform.ts'
import { type ChangeDetail, changeDetail } from './record.ts'

/** What an act takes and does besides what the table says of it. */
export interface ActSpec {
  readonly words: Words
  readonly examples: Examples
  readonly flags?: Readonly<Record<string, Flag>>
  /** It ends the way of an application, or leads back: on a terminal its day is asked for, too. */
  readonly ends?: true
  /** What is asked on a terminal in place of a piece of evidence that one question does not give; what was typed is handed in. */
  readonly askedFirst?: (application: Application, input: Typed, call: WriteCall) => Promise<Typed>
  /** What is asked on a terminal besides the evidence that the act needs. */
  readonly asked?: (input: Typed, call: WriteCall) => Promise<Typed>
  /** What the act keeps of its own flags. */
  readonly more?: (input: Typed) => Partial<ActDetails>
  /** Guards that ask the register, before the act is recorded. Throws what refuses it; what it returns is said. */
  readonly guard?: Consequence
  /** Whether what is typed once more is the same in what stands in other rows, too. */
  readonly same?: (tx: Write, act: Pick<Prepared, 'application'>, input: Typed) => Promise<boolean>
  /** What the act changes beside being recorded; what it returns is said. */
  readonly effect?: Consequence
}

type Consequence = (tx: Write, act: Prepared, input: Typed) => Promise<readonly Words[]>

/** The applications that the act is the next one of, or may be. */
const openTo =
  (act: Act): Among =>
  async (db, today) =>
    (await listApplications(db))
      .filter((each) => standingOn(each, today)?.possible.some((way) => way.act === act) === true)
      .map(({ id }) => id)

/** The command of an act on an application that has begun: derived from the table, with what its spec adds. */
export function actVerb(act: Act, spec: ActSpec): Verb {
  const { words, examples } = spec
  return verb({
    words,
    access: 'write',
    by: doneByTable(act),
    args: { application: required(numberOf(changeApplication, openTo(act))) },
    flags: { ...actFlags(act), ...spec.flags },
    ...(spec.ends === true ? { asks: ['on'] } : {}),
    examples,
    run: async ({ application: number, ...typed }, call) => {
      const before = await call.read((db) => requireApplication(db, String(number)))
      const begun = call.interactive ? await spec.askedFirst?.(before, typed, call) : undefined
      const complete = await completedAct(before, act, begun ?? typed, call)
      const input = call.interactive && spec.asked !== undefined ? await spec.asked(complete, call) : complete
      const done = await call.write(async (tx) => {
        const application = await requireApplication(tx.db, String(number))
        const given = {
          act,
          on: input.on as Day | undefined,
          needs: evidenceOf(act, input),
          more: spec.more?.(input) ?? {},
          same: async () => (await spec.same?.(tx, { application }, input)) ?? true,
        }
        const ready = await prepared(application, given, settingOf(tx, call.timeZone))
        const said: Words[] = []
        if (!ready.again) {
          said.push(...((await spec.guard?.(tx, ready, input)) ?? []))
          recorded(tx, application.id, ready)
          said.push(...((await spec.effect?.(tx, ready, input)) ?? []))
        }
        const detail = await detailOf(tx, application.number, call)
        const words = ready.again
          ? changeWords.already(detail.number, act)
          : changeWords.done(detail.number, act, detail.state)
        return { detail, said: [words, ...said, ...onward(detail)] }
      })
      return actResult(done)
    },
  })
}

/** An application as an act leaves it, and what is said of the act. */
interface Done {
  readonly detail: ChangeDetail
  readonly said: readonly Words[]
}

/** The application as the act leaves it. */
export async function detailOf(tx: Write, number: string, call: WriteCall): Promise<ChangeDetail> {
  return (await changeDetail(tx.db, await requireApplication(tx.db, number), call.today)) as ChangeDetail
}

/** What comes next, if anything does. */
export const onward = ({ next }: ChangeDetail): Words[] => (next === null ? [] : [changeWords.next(next)])

/** Exactly this was done before, and the application began with it. */
export const begunBefore = async (tx: Write, number: string, act: Act, call: WriteCall): Promise<Done> => ({
  detail: await detailOf(tx, number, call),
  said: [changeWords.already(number, act)],
})

/** What an act prints: what was done, and what comes next. */
export const actResult = ({ detail, said }: Done): Result => one('change', detail, linesOfText(said))
