import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/store.ts'
import { noun, verb } from '../../terminal/command.ts'
import { required, text } from '../../terminal/flag.ts'
import { one, table } from '../../terminal/result.ts'
import {
  issueArgument,
  issueColumns,
  issueFields,
  issueFlags,
  issueRows,
  issueViews,
  missingColumns,
  requireIssue,
  sendingColumns,
  wholeIssue,
  withoutMissing,
} from './commands/record.ts'
import { addIssue, findIssue } from './store.ts'
import { magazineWords } from './words.ts'

const magazineIssue = verb({
  words: { en: 'Record an issue of the magazine that was published', zh: '登记已出版的杂志期次' },
  access: 'write',
  by: doneBy('business', '4.3.6', 'published'),
  args: { issue: required(text({ en: 'what the issue is called', zh: '期名，如 2026年第1期' }, 'ISSUE')) },
  flags: { published: required(issueFlags.published), title: issueFlags.title },
  examples: {
    'magazine issue 2026年第2期 --published 2026-07-05 --title 标准换版专刊': {
      en: 'an issue that has come out',
      zh: '登记新出版的一期',
    },
  },
  run: async ({ issue, published: typed, title }, call) => {
    const published = happened(typed, call.today, '--published')
    const { view, said } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const found = await findIssue(tx.db, issue)
      const there = found?.voided_at === null ? found : null
      if (there !== null && (there.published_on !== published || (title !== undefined && title !== there.title)))
        throw usage(magazineWords.otherwise(there.number, there.published_on), magazineWords.editIt(there.number))
      const row = { issue, published_on: published, title: title ?? null, staff_id: staff.id }
      const { view, state } = await wholeIssue(tx.db, there ?? addIssue(tx, row), call.today)
      if (there !== null) return { view, said: [magazineWords.already(there.number)] }
      const said = [magazineWords.added(view.number, issue, published)]
      if (view.certified > 0)
        said.push(magazineWords.covered(view, view.missing.length, state), magazineWords.sendIt(view.number))
      return { view, said }
    })
    return one('magazine', withoutMissing(view), lines(said))
  },
})

const magazineList = verb({
  words: { en: 'Issues of the magazine, and how many of the certified each reached', zh: '杂志期次及获证组织覆盖情况' },
  access: 'read',
  examples: {
    'magazine list': { en: 'issues, and how many of the certified have each', zh: '各期及获证组织的覆盖情况' },
  },
  run: async (_, call) => {
    const judged = await call.read((db) => issueViews(db, call.asOf))
    const views = judged.map(({ view }) => view)
    const listed = table(issueColumns, judged, { empty: magazineWords.none })
    return { json: { magazines: views }, items: views, parts: [listed], rows: table(issueRows, judged) }
  },
})

const magazineShow = verb({
  words: { en: 'One issue with its sendings and who is missing', zh: '查看一期杂志的发放记录及未发放的组织' },
  access: 'read',
  args: { issue: required(issueArgument) },
  examples: { 'magazine show MG-2026-01': { en: 'who has it and who has not', zh: '已发放和未发放的组织' } },
  run: async ({ issue }, call) => {
    const judged = await call.read(async (db) => wholeIssue(db, await requireIssue(db, issue), call.asOf))
    const { sendings, missing } = judged.view
    const parts = [
      ...(sendings.length === 0 ? [] : [table(sendingColumns, sendings, { title: magazineWords.sendings })]),
      ...(missing.length === 0 ? [] : [table(missingColumns, missing, { title: magazineWords.missing })]),
    ]
    return one('magazine', judged.view, null, issueFields(judged), parts)
  },
})

/** The magazine, its issues, and to whom each was sent (4.3.6). */
export const magazineCommands = noun(
  { en: 'The magazine and its distribution (4.3.6)', zh: '杂志及其发放（4.3.6）' },
  {
    issue: async () => magazineIssue,
    send: async () => (await import('./commands/send.ts')).magazineSend,
    list: async () => magazineList,
    show: async () => magazineShow,
    edit: async () => (await import('./commands/edit.ts')).magazineEdit,
    void: async () => (await import('./commands/edit.ts')).magazineVoid,
  },
)
