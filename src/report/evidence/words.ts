import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'

export const evidenceWords = {
  indexTitle: (document: string, title: Words, asOf: Day): Words => ({
    en: `${document} ${title.en}: evidence as of ${asOf}`,
    zh: `${document} ${title.zh}：截至 ${asOf} 的证据`,
  }),
  dutyTitle: (clause: string, title: Words, asOf: Day): Words => ({
    en: `${clause} ${title.en}: evidence as of ${asOf}`,
    zh: `${clause} ${title.zh}：截至 ${asOf} 的证据`,
  }),
  duties: { en: 'Duties', zh: '职责' },
  result: { en: 'Result', zh: '结果' },
  rule: { en: 'Rule', zh: '判定规则' },
  limits: { en: 'Limits', zh: '限值' },
  noLimits: { en: 'This duty has no figure to be judged by.', zh: '该职责没有数值限值。' },
  findings: { en: 'Findings', zh: '所列事项' },
  noFindings: { en: 'Nothing is open.', zh: '没有未完成事项。' },
  passed: { en: 'What met the duty', zh: '符合的证据' },
  nonePassed: { en: 'Nothing that was judged has met the duty.', zh: '没有符合的对象。' },
  remarks: { en: 'Also on record', zh: '另有记录' },
  records: { en: 'Records', zh: '记录' },
  files: { en: 'Files', zh: '文件' },
  gaps: { en: 'What the document leaves open', zh: '文件未作规定的内容' },
  verify: { en: 'How to verify', zh: '如何核验' },
  firstOf: (shown: number, total: number, file: string): Words => ({
    en: `The first ${shown} of ${total}; all are in ${file}.`,
    zh: `仅列前 ${shown} 项，共 ${total} 项；全部见 ${file}。`,
  }),
  inFile: (file: string): Words => ({ en: `As CSV: ${file}`, zh: `CSV 文件：${file}` }),
  countIt: (file: string): Words => ({
    en: `Every thing judged is a line of ${file}: the counts above are its lines by period and state, and the columns "fact." hold what each was judged by.`,
    zh: `每个判定对象在 ${file} 中占一行：上述数量即按期间和状态统计的行数，“fact.”各列为判定依据。`,
  }),
  recordsAre: {
    en: 'The files below hold the records behind it as they are on record: the id and the days, who recorded each and when (UTC), and the number of the journal entry. What was voided is left out, and so is what is dated later; a later step of a record that goes on is shown, and was not counted.',
    zh: '以下文件为所依据的原始记录：编号与日期、录入人和录入时间（UTC）、日志序号。已作废的和日期在后的不列出；延续记录中晚于该日的步骤虽列出但不计入。',
  },
  noPersons: {
    en: 'Contact persons are left out: evidence of the duties does not need them.',
    zh: '不含联系人信息：证明职责履行无需这些内容。',
  },
  known: (seq: number, at: string): Words => ({
    en: `As known after journal entry #${seq} (${at}).`,
    zh: `按日志第 #${seq} 条记录（${at}）之后所知。`,
  }),
  authenticated: {
    en: 'Names are as they were typed; nobody is authenticated. Beside each name the journal keeps the account at the machine.',
    zh: '姓名均按录入原样，未作身份认证；日志同时保存本机账户。',
  },
  verifySteps: (head: string): Words => ({
    en: `The journal's head was ${head}. Whoever has the register holds it against that with: certdesk audit verify --anchor ${head}`,
    zh: `日志头为 ${head}。持有登记簿者可据此核验：certdesk audit verify --anchor ${head}`,
  }),
  again: (argv: string): Words => ({
    en: `The same pack is written again, to the byte, with: ${argv}`,
    zh: `用以下命令可再次写出逐字节相同的证据：${argv}`,
  }),
  sums: {
    en: 'SHA256SUMS holds the SHA-256 of every file; "sha256sum -c SHA256SUMS" in this folder holds the files against it.',
    zh: 'SHA256SUMS 为各文件的 SHA-256；在本文件夹中运行 sha256sum -c SHA256SUMS 可核对。',
  },
  written: (folder: string, files: number, duties: number): Words => ({
    en: `Wrote ${folder}: ${files} files on ${duties} ${duties === 1 ? 'duty' : 'duties'}. Begin with index.html.`,
    zh: `已写出 ${folder}：${duties} 项职责，共 ${files} 个文件。请从 index.html 开始。`,
  }),
}
