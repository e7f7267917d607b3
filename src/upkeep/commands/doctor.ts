import type { Words } from '../../clause/words.ts'
import type { Check, CheckName } from '../../register/examine.ts'
import { verb } from '../../terminal/command.ts'
import { type Column, sentence, table } from '../../terminal/result.ts'
import { lockWait } from '../../terminal/session.ts'
import { namedFile } from '../open.ts'
import { upkeepWords } from '../words.ts'

const checkNames: Readonly<Record<CheckName, Words>> = {
  file: { en: 'file', zh: '文件' },
  permissions: { en: 'permissions', zh: '权限' },
  log: { en: 'log', zh: '日志文件' },
  opens: { en: 'opens', zh: '能否打开' },
  integrity: { en: 'integrity', zh: '完整性' },
  references: { en: 'references', zh: '引用' },
  schema: { en: 'schema', zh: '结构' },
  journal: { en: 'journal', zh: '日志' },
  clock: { en: 'clock', zh: '时钟' },
}

const columns: readonly Column<Check>[] = [
  {
    key: 'check',
    title: { en: 'Check', zh: '检查项' },
    cell: (item) => item.check,
    shown: (item) => checkNames[item.check],
    whole: true,
  },
  {
    key: 'ok',
    title: { en: 'State', zh: '结果' },
    cell: (item) => item.ok,
    shown: (item) => (item.ok ? { en: 'ok', zh: '正常' } : { en: 'problem', zh: '有问题' }),
    whole: true,
    tone: (item) => (item.ok ? 'good' : 'bad'),
  },
  {
    key: 'detail',
    title: { en: 'Found', zh: '情况' },
    cell: (item) => item.detail.en,
    shown: (item) => item.detail,
  },
  {
    key: 'remedy',
    title: { en: 'What to do', zh: '处理办法' },
    cell: (item) => item.remedy?.en ?? null,
    shown: (item) => item.remedy ?? { en: '', zh: '' },
  },
]

/** Examines the file; works when nothing else does. Exit 1 where something is not well, 4 where it cannot be opened. */
export const doctor = verb({
  words: { en: 'Examine the register and say what is wrong with it', zh: '检查登记簿并说明问题' },
  access: 'none',
  examples: { doctor: { en: 'whether all is well with it', zh: '检查登记簿是否正常' } },
  run: async (_, call) => {
    const { examine } = await import('../../register/examine.ts')
    const file = await namedFile(call)
    const { opens, checks } = examine(file, call.world.clock, lockWait(call.world))
    const problems = checks.filter((item) => !item.ok).length
    return {
      json: { doctor: { file, checks } },
      items: checks,
      parts: [table(columns, checks, { title: { en: file, zh: file } }), sentence(upkeepWords.examined(problems))],
      exit: opens ? (problems > 0 ? 1 : 0) : 4,
    }
  },
})
