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
  left: { en: 'Breaches that left without being cured', zh: '未经解决而不再列出的不符合' },
  leftAre: (count: number): Words => ({
    en: `Each month of the years judged was held against the end of the month before, as known at its own end. ${count === 0 ? 'No breach' : count === 1 ? '1 breach' : `${count} breaches`} left otherwise than by being cured: by late evidence, a correction, a rule that was changed, or because the customer or certificate was taken out.`,
    zh: `所判定年度的各月均按当月末所知与上月末对照。未经解决而不再列出的不符合（因补录、更正、规则变动，或客户、证书作废）：${count} 项。`,
  }),
  leftBy: ({ en, zh }: Words): Words => ({ en: `Left ${en}`, zh: `${zh}不再列出` }),
  leftColumns: {
    seq: { en: 'Entry', zh: '日志' },
    day: { en: 'Entered on', zh: '登记日期' },
    by: { en: 'Typed by', zh: '录入人' },
    staff: { en: 'Done by', zh: '经办人' },
    reason: { en: 'Why', zh: '原因' },
    byOnePerson: { en: 'Typed and approved by one person', zh: '录入与批准为同一人' },
  },
  remarks: { en: 'Also on record', zh: '另有记录' },
  records: { en: 'Records', zh: '记录' },
  files: { en: 'Files', zh: '文件' },
  gaps: { en: 'What the document leaves open', zh: '文件未作规定的内容' },
  verify: { en: 'How to verify', zh: '如何核验' },
  basis: { en: 'What was judged by', zh: '判定依据' },
  people: { en: 'People', zh: '人员' },
  allDuties: { en: 'All duties: index.html', zh: '全部职责：index.html' },
  howToRead: {
    en: 'Each duty below leads to its page: the rule, its limits, what is open and what met it. What was judged one by one, and the records that it was judged from, lie beside the pages as CSV files in UTF-8.',
    zh: '以下各项职责链接到各自的页面：判定规则、限值、未完成事项和符合的证据。逐项判定结果和所依据的记录以 CSV 文件（UTF-8）附在页面旁。',
  },
  revision: (revision: string, since: Day): Words => ({
    en: `The procedure in revision ${revision}, in force since ${since}.`,
    zh: `程序版本 ${revision}，自 ${since} 起实施。`,
  }),
  limitsAre: {
    en: 'The page of each duty lists its limits, with the day each came into force, who set it and why. What happened before a change was judged by the value of its day.',
    zh: '各职责页面列出所用限值、生效日期、设定人和原因。变更之前发生的事项按当日的限值判定。',
  },
  calendarIs: {
    en: 'Working days are Monday to Friday, less the holidays and with the days worked instead of records/calendar_day.csv; the day of receipt is day 0.',
    zh: '工作日为周一至周五，扣除 records/calendar_day.csv 所列放假日，并计入其中的调休上班日；收到当日为第 0 日。',
  },
  columnsTitle: (asOf: Day): Words => ({
    en: `What the columns of the records hold: evidence as of ${asOf}`,
    zh: `记录各列的内容：截至 ${asOf} 的证据`,
  }),
  columnsIn: { en: 'What the columns hold: columns.html', zh: '各列的内容：columns.html' },
  columnsAre: {
    en: 'Moments are UTC. Amounts of money are whole fen. Enumerations are English codes, told below. A column that ends in _id holds the id of a row, the one beside it what that row is called.',
    zh: '时刻为 UTC；金额以分为单位；枚举为英文代码，含义见下；以 _id 结尾的列为所引用行的 id，其旁边一列为该行的名称或编号。',
  },
  ownId: { en: 'the id of the row', zh: '行的 id' },
  idOf: ({ en, zh }: Words): Words => ({ en: `${en}: the id of its row`, zh: `${zh}（行的 id）` }),
  coded: (told: Words, codes: Words): Words => ({ en: `${told.en}: ${codes.en}`, zh: `${told.zh}：${codes.zh}` }),
  recording: (column: string): Words | null =>
    column === 'recorded_at'
      ? { en: 'when it was recorded', zh: '录入时间' }
      : column === 'recorded_by'
        ? { en: 'who recorded it', zh: '录入人' }
        : null,
  entry: { en: 'the number of the journal entry that recorded it', zh: '录入该行的日志序号' },
  firstOf: (shown: number, total: number, file: string): Words => ({
    en: `The first ${shown} of ${total}; all are in ${file}.`,
    zh: `仅列前 ${shown} 项，共 ${total} 项；全部见 ${file}。`,
  }),
  inFile: (file: string): Words => ({ en: `As CSV: ${file}`, zh: `CSV 文件：${file}` }),
  countIt: {
    en: 'Everything judged is a row of the file below: the counts above are its rows by period and state, and its columns "fact." hold what each was judged by. The tables below show the same under the same names, empty columns left out.',
    zh: '每个判定对象在下列文件中占一行：上述数量即按期间和状态统计的行数，“fact.”各列为判定依据。下表以相同列名列出同样内容，省去空列。',
  },
  recordsAre: {
    en: 'The files of records hold what is behind it as it is on record: the id and the days, who recorded each first and when (UTC), and the number of that journal entry. What was corrected or added since, and what was taken back, stands change by change in the file of changes. What was voided is left out, and so is what is dated later; a later step of a record that goes on is shown, and was not counted.',
    zh: '记录文件为所依据的原始记录：编号与日期、首次录入人和时间（UTC）、日志序号。此后更正、补充或作废的内容逐项列于改动文件。已作废的和日期在后的不列出；延续记录中晚于该日的步骤虽列出但不计入。',
  },
  changesTitle: { en: 'changes.csv: what became of records', zh: 'changes.csv：登记之后的改动' },
  changeColumns: {
    at: { en: 'when it was changed (UTC)', zh: '改动时间（UTC）' },
    by: { en: 'who typed it', zh: '录入人' },
    staff: { en: 'who did it', zh: '经办人' },
    system_user: { en: 'the account at the machine', zh: '本机账户' },
    table: { en: 'the file of the record, without .csv', zh: '所在记录文件（不含 .csv）' },
    id: { en: 'the id of the record in that file', zh: '该文件中的 id' },
    what: { en: 'what the record is called', zh: '记录名称' },
    field: { en: 'the column that was changed', zh: '改动的列' },
    before: { en: 'what it held before; empty: nothing yet', zh: '改动前的内容；空：此前未填' },
    after: { en: 'what it held then; empty: nothing', zh: '改动后的内容；空：未填' },
    note: { en: 'why, where it was said', zh: '原因（如有说明）' },
  },
  changes: (count: number): Words => ({
    en: `What was corrected, added or taken back after it was recorded: ${count} ${count === 1 ? 'change' : 'changes'}, each with who, when (UTC), the account at the machine and why.`,
    zh: `登记之后更正、补充或作废的内容：${count} 项，逐项列明改动人、时间（UTC）、本机账户和原因。`,
  }),
  noPersons: {
    en: 'Contact persons, their numbers and addresses are left out: evidence of the duties does not need them. Running text, such as what a contact was about, is as it was typed and may name somebody.',
    zh: '不含联系人及其电话、邮箱：证明职责履行无需这些内容。联系内容等自由文字按录入原样，其中可能提到个人姓名。',
  },
  known: (seq: number, at: string): Words => ({
    en: `As known after journal entry #${seq} (${at}).`,
    zh: `按日志第 ${seq} 条记录（${at}）之后所知。`,
  }),
  authenticated: {
    en: 'Names are as they were typed; nobody is authenticated. Beside each name the journal keeps the account at the machine.',
    zh: '姓名均按录入原样，未作身份认证；日志同时保存本机账户。',
  },
  verifySteps: (head: string): Words => ({
    en: `The journal's head was ${head}. Whoever has the register holds it against that with: certdesk audit verify --anchor ${head}`,
    zh: `日志头为 ${head}。持有登记簿者可据此核验：certdesk audit verify --anchor ${head}`,
  }),
  again: (argv: string, isSigned: boolean): Words => ({
    en: `The same pack is written again, to the byte${isSigned ? ' but for the signature' : ''}, with: ${argv}`,
    zh: `用以下命令可再次写出逐字节相同的证据${isSigned ? '（签名除外）' : ''}：${argv}`,
  }),
  proof: (file: string, isSigned: boolean): Words => ({
    en: `${file} proves every record but customers with a telephone, fax, address of mail or legal representative: its lines "change" are the changes of the journal as they were recorded, table and id in their second and third column, and lead to the checkpoint at its end${isSigned ? ', which is signed' : ''}. A change that holds one of these stands there as a hash alone; whoever has the register proves it, with all it holds, by: certdesk audit prove CODE. It proves that a record was recorded so, not that it is unchanged since.`,
    zh: `${file} 证明各条记录，填有电话、传真、邮箱或法定代表人的客户除外：其中 change 各行为日志中的改动原文，第二、三列为表名和 id，逐行通向文末的检查点${isSigned ? '（已签名）' : ''}。含上述内容的改动只列散列值，需要时由持有登记簿者出具证明（其中列出这些内容）：certdesk audit prove 客户编号。它证明当时如此登记，不证明此后未改。`,
  }),
  checkProof: (script: string, proof: string, isSigned: boolean): Words => ({
    en: `Checked without the register by: python3 ${script} ${isSigned ? 'PUBLIC-KEY' : '-'} ${proof}${isSigned ? ' (the public key is had from the body, not from this folder)' : ' (nobody signed this checkpoint: hold it against one that was kept)'}`,
    zh: `不用登记簿即可核验：python3 ${script} ${isSigned ? '公钥' : '-'} ${proof}${isSigned ? '（公钥须向机构索取，不取自本文件夹）' : '（该检查点未签名，请与另行保存的检查点核对）'}`,
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
