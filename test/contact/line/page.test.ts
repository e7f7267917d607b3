import { expect, it } from 'vitest'
import { rowsOf } from '../../../src/contact/line/explained.ts'
import { vocabulary } from '../../../src/contact/line/rules/vocabulary.ts'

const cell = (words: readonly string[]): string => words.map((each) => `\`${each}\``).join(' ')

const opening = `# A line is a contact 一行就是一次联系

\`certdesk log "艺科 昨天 电话 监审 2027-03 需求 无 已约定"\` records what \`certdesk contact add\` does, and shows that command line. The tables below are made from
the program's own (\`npm run docs\`); \`certdesk help log\` shows them too.
\`certdesk log\` 与 \`certdesk contact add\` 登记的内容完全一样，并显示等同的命令。下表由程序自动生成，\`certdesk help log\` 也可查看。

* Words are separated by blanks or commas of either width. Before the first key word their order is free: the customer (number, name, a part of it), the
  day (today where none is said), the channel, whether anybody was reached, the person spoken to, the member of staff who did it.
  各词用空格或逗号隔开。第一个关键词之前不分先后：客户（编号、名称或其一部分）、日期（不写为今天）、联系方式、结果、客户联系人、本机构经办人员。
* A person is a whole name that the customer has on record, or a surname with 工, 总, 经理, 先生, 女士 and the like (Mr, Ms): the one contact person of that surname, or a
  new one, so named. 王小明先生 is a new person of that name. 联系人写登记过的全名，或“李工”“王总”“陈经理”：该客户只有一位此姓联系人时即为此人，没有则新增；“王小明先生”按姓名新增。
* Beside the customer, a part of a contact person's name or its pinyin names the one whom it fits, with 工, 总 behind it too (李, lj, lijie, lj工: 李洁), and pinyin the one member
  of staff; where it fits several they are listed, on a terminal to choose from. A word of the grammar (dh, zt, js) is never a person.
  写了客户后，联系人可只写姓名的一部分或拼音，也可带“工”“总”等（李、lj、lijie、lj工 即李洁），本机构人员可写拼音；只有一人相符时即为此人，有多人时列出供选择。用语（dh、zt、js 等）不会当作人名。
* Chinese words may be written on to each other (昨天电话, 艺科昨天电话监审2027-03需求无) where all are known, one customer or person among them; the longest words count. What may be
  read in two ways is asked: a text that ends in a key word with its value (需求扩项跟进下周三). Text in quotes, or behind 内容, is left as it is.
  各词全部认识时可连写，其中可有一个客户或人名（昨天电话、艺科昨天电话监审2027-03需求无），按最长的词识别；有两种读法的会询问，例如文字后面连写关键词（需求扩项跟进下周三）。引号内和“内容”之后的文字保持原样。
* Behind the first key word all words that are none are what was said. 需求 无 ends there; any other 需求 goes on to the next key word. What stands behind 内容 is said to its
  end. A key word may be written on to its value (跟进下周三, 需求：扩项). What stands in “quotes” is no word of the grammar.
  第一个关键词之后，不是关键词的都是沟通内容；“需求 无”到此为止，其他需求写到下一个关键词；“内容”之后直到行尾都是内容。关键词可与其值连写；引号内的字不当作用语。
* Nothing is guessed: what is not understood is underlined, on a terminal asked. Everything wrong with a line is told at once, and nothing is saved.
  不猜测：不认识的词加 ^ 标出，在终端上会询问；一行中的错误一次说完，不保存。
* \`certdesk log - < lines.txt\` records a contact a line, all or none; empty lines and those that begin with # are skipped; \`--dry-run\` checks only.
  \`certdesk log - < lines.txt\` 每行登记一次，要么全部保存，要么都不保存；空行和以 # 开头的行略过；\`--dry-run\` 只检查。
* Initials are a word of the grammar where it can stand: behind 电话, \`wx\` is a customer's. 首字母在该词能出现时即为该词；已写“电话”时，\`wx\` 视为客户。
`

const page = (): string =>
  [
    opening,
    ...vocabulary.map(({ title, note, entries }) => {
      const rows = rowsOf(entries).map(
        ({ meaning, zh, en, initials }) =>
          `| ${meaning.zh === meaning.en ? meaning.zh : `${meaning.en} ${meaning.zh}`} | ${cell(zh)} | ${cell(en)} | ${cell(initials)} |`,
      )
      const head = ['| Meaning 含义 | Chinese 中文 | English 英文 | Initials 首字母 |', '| --- | --- | --- | --- |']
      return `\n## ${title.en} ${title.zh}\n\n${note.en} ${note.zh}\n\n${[...head, ...rows].join('\n')}\n`
    }),
  ].join('')

it('is made of the words that the parser knows', async () => {
  const told = 'docs/log.md is not that of the program: run "npm run docs" and read what it changed'
  await expect(page(), told).toMatchFileSnapshot('../../../docs/log.md')
})
