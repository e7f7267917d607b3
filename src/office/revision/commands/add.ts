import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { verb } from '../../../terminal/command.ts'
import { day, pastDay } from '../../../terminal/day-flag.ts'
import { askedAs, required, text, yes } from '../../../terminal/flag.ts'
import { one, type Result, table } from '../../../terminal/result.ts'
import { doneBy } from '../../staff/done-by.ts'
import { revisionWords } from '../words.ts'
import type { WrittenProcedure } from '../written-procedure.ts'
import { contentsOf } from './contents.ts'
import { enterRevision } from './enter.ts'
import { revisionNumber } from './number.ts'
import { changeColumns } from './record.ts'
import { contentFlags, typedParts } from './typed.ts'

/** `revision add`: a later revision and all that it says. */
export const revisionAdd = (procedure: WrittenProcedure) =>
  verb({
    words: {
      en: 'Enter a later revision of the procedure, with its limits and titles',
      zh: '录入程序的后续版本及其限值和标题',
    },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { number: required(revisionNumber) },
    flags: {
      from: required(
        askedAs(
          { en: 'In force from', zh: '实施日期' },
          day('ahead', { en: 'in force from this day', zh: '自该日起实施' }),
        ),
      ),
      approvedBy: required(text({ en: 'who approved it', zh: '批准人' }, 'PERSON')),
      approvedOn: required(pastDay({ en: 'the day of the approval', zh: '批准日期' })),
      ...contentFlags,
      dryRun: yes({ en: 'show what changes and write nothing', zh: '只显示变化，不录入' }),
    },
    rules: [(_, { number, from, approvedOn }) => refuseApprovedLater(number ?? '', from, approvedOn)],
    examples: {
      'revision add A/01 --from 2027-01-01 --approved-by 陈明 --approved-on 2026-07-10 --limit contacts-a-year=3 --duty-title "contact-twice-a-year=At least three contacts a year/每年至少联系三次"':
        { en: 'a revision with a limit and a title of its own', zh: '新版本及其限值、标题' },
      'revision add A/01 --from 2027-01-01 --approved-by 陈明 --approved-on 2026-07-10 --file revision.csv --dry-run': {
        en: 'what a file says would change, as a trial',
        zh: '试运行：按文件录入新版本',
      },
    },
    run: async ({ number, from, approvedBy, approvedOn, dryRun, ...typed }, call): Promise<Result> => {
      happened(approvedOn, call.today, '--approved-on')
      refuseApprovedLater(number, from, approvedOn)
      const contents = contentsOf(procedure, await typedParts(typed, call))
      const { view, changes, own, added } = await call.write(
        (tx) => enterRevision(tx, procedure, { number, from, approvedBy, approvedOn, ...contents }),
        { dryRun: dryRun === true },
      )
      for (const words of own) call.warn(words)
      const said = !added
        ? [revisionWords.already(number)]
        : [revisionWords[dryRun === true ? 'wouldAdd' : 'added'](number, from, changes.length)]
      if (view.limits.length + view.duties.length === 0 && view.title === null) said.push(revisionWords.changesNothing)
      const parts = changes.length === 0 ? [] : [table(changeColumns, changes)]
      const { json, ...result } = one('revision', view, lines(said), [], parts)
      return { ...result, json: { ...json, changes, dryRun: dryRun === true }, rows: table(changeColumns, changes) }
    },
  })

/** No revision is in force before it is approved. Usage problem. */
function refuseApprovedLater(number: string, from: Day | undefined, approvedOn: Day | undefined): void {
  if (from !== undefined && approvedOn !== undefined && approvedOn > from)
    throw usage(revisionWords.approvedLater(number, from, approvedOn), revisionWords.bothDays)
}
