import { describe, expect, it } from 'vitest'
import { labelOf, questionOf } from '../../src/terminal/question-words.ts'
import { verbs } from '../walk.ts'

/** What a label says besides what it is about: a hint, a choice of values, a piece of a command line. */
const beside = /[,，;；:：()（）|]|--|certdesk /

/** More is no short name any more. */
const widest = { en: 66, zh: 20 } as const

describe('the label of an answer in the review', () => {
  it.each(['en', 'zh'] as const)(
    'is the short name of the question, of every flag of every command that writes: %s',
    (lang) => {
      const writing = verbs.filter(({ verb }) => verb.access !== 'read')
      const found = writing.flatMap(({ name, verb }) =>
        Object.entries({ ...verb.args, ...verb.flags }).map(([key, flag]) => ({
          label: labelOf(questionOf(flag, lang)),
          at: `${name} ${key}`,
        })),
      )
      expect(found.length).toBeGreaterThan(600)
      expect(found.filter(({ label }) => label === '' || beside.test(label) || label.length > widest[lang])).toEqual([])
    },
  )

  it.each([
    ['生效日期，可为将来日期（留空则为今天 2026-11-29）', '生效日期'],
    ['姓名（各处均按此填写）', '姓名'],
    ['赵敏 已于 2026-10-15 办理“提交”，不得再办理“审批”。由谁办理？', '由谁办理'],
    ['“ISO 9001”的类别', '“ISO 9001”的类别'],
    ['What is "ISO 9001"?', 'What is "ISO 9001"'],
    ['Mei must not approve what she submitted. Who did it?', 'Who did it'],
    ['First line of what is said\nYour name, as people write it (leave empty for the account, clerk)', 'Your name'],
  ])('%s', (message, label) => {
    expect(labelOf(message)).toBe(label)
  })
})
