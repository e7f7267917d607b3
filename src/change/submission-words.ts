import { lineInChinese } from '../clause/placeholder.ts'
import { shellWord, type Words } from '../clause/words.ts'
import type { ChangeLine } from './application.ts'
import { type ChangeField, fieldNames, type Kind } from './rules.ts'

/** A field, and whose it is where it is of a certificate or contract. */
export const lineWords = ({ field, paper }: Pick<ChangeLine, 'field' | 'paper'>): Words => {
  const { en, zh } = fieldNames[field]
  return paper === null ? { en, zh } : { en: `${en} of ${paper}`, zh: `${paper} 的${zh}` }
}

/** What is said of an F01 that says too little, or what cannot be: what is wrong, and what to do about it (4.2.3). */
export const submissionWords = {
  notTwoCopies: (copies: number): Words => ({
    en: `F01 is filled in as two copies, not ${copies}.`,
    zh: `F01 应一式两份，而非 ${copies} 份。`,
  }),
  giveTwoCopies: {
    en: 'Take it in as exactly two copies, then submit with --copies 2.',
    zh: '请按一式两份接收后以 --copies 2 提交。',
  },
  notHappenedYet: {
    en: 'Leave --happened-on out where the change is still to come, or check the day.',
    zh: '变更尚未发生的不填 --happened-on；已发生的请核对日期。',
  },
  openAlready: (number: string, line: ChangeLine): Words => ({
    en: `${number} already applies for the same: ${lineWords(line).en} "${line.after}".`,
    zh: `${number} 已申请相同变更：${lineWords(line).zh}“${line.after}”。`,
  }),
  goOnWith: (line: string): Words => ({
    en: `Go on with that one: ${line}`,
    zh: `请继续办理该申请：${lineInChinese(line)}`,
  }),
  noChange: (line: Pick<ChangeLine, 'field' | 'paper'>, value: string): Words => ({
    en: `${lineWords(line).en} is "${value}" already.`,
    zh: `${lineWords(line).zh}已是“${value}”。`,
  }),
  giveNewValue: { en: 'Give the value that it is to have.', zh: '请给出变更后的内容。' },
  suspendedExpansion: (certificate: string): Words => ({
    en: `Certificate ${certificate} is suspended; its scope is expanded only with a reason.`,
    zh: `证书 ${certificate} 处于暂停状态，扩大范围须说明原因。`,
  }),
  restoreFirst: (certificate: string): Words => ({
    en: `Restore ${certificate} first (certdesk suspend restore ${shellWord(certificate)}), or say with --while-suspended REASON why it is expanded nevertheless.`,
    zh: `请先恢复证书 ${certificate}（certdesk suspend restore ${shellWord(certificate)}），或用 --while-suspended 说明原因。`,
  }),
  fieldUnknown: (typed: string): Words => ({ en: `"${typed}" is no field of F01.`, zh: `F01 没有“${typed}”项。` }),
  knownFields: {
    en: `Use one of: ${Object.entries(fieldNames)
      .map(([name, { zh }]) => `${name} (${zh})`)
      .join(', ')}.`,
    zh: `请使用：${Object.entries(fieldNames)
      .map(([name, { zh }]) => `${zh}（${name}）`)
      .join('、')}。`,
  },
  saysNothing: (field: ChangeField, value: string): Words => ({
    en: `"${value}" says that there is nothing; ${fieldNames[field].en} needs a new value.`,
    zh: `“${value}”表示没有内容；${fieldNames[field].zh}须给出变更后的内容。`,
  }),
  notAssigned: (typed: string): Words => ({
    en: `--set "${typed}" is not FIELD=VALUE.`,
    zh: `--set “${typed}”不是“变更项=内容”的形式。`,
  }),
  writeAssigned: {
    en: 'Write it as --set name=深圳市安达电子有限公司, once for each field; --set scope@CERTIFICATE=… where there are several.',
    zh: '请写成 --set 名称=深圳市安达电子有限公司，每项一次；有多张证书时写 --set 范围@证书编号=…。',
  },
  twice: (field: ChangeField): Words => ({
    en: `${fieldNames[field].en} is given twice.`,
    zh: `${fieldNames[field].zh}给出了两次。`,
  }),
  giveOnce: { en: 'Give each field once.', zh: '每项请只给出一次。' },
  notOfAPaper: (field: ChangeField): Words => ({
    en: `${fieldNames[field].en} is the customer's, not one of a certificate or a contract.`,
    zh: `${fieldNames[field].zh}属于客户，不属于某张证书或某份合同。`,
  }),
  personByFlag: {
    en: 'A contact person is not set with --set: personal data would stay in the command line.',
    zh: '联系人不用 --set 给出：个人信息会留在命令记录中。',
  },
  personWithoutName: { en: 'A number or an address is given, but not whose.', zh: '给出了联系方式，但未说明是谁的。' },
  usePersonFlag: {
    en: 'Use --contact-person NAME with --mobile, --phone, --email or --title.',
    zh: '请用 --contact-person 姓名，并可加 --mobile、--phone、--email、--title。',
  },
  whichCertificate: (numbers: readonly string[]): Words =>
    numbers.length === 0
      ? { en: 'The customer has no certificate in force.', zh: '该客户没有有效证书。' }
      : {
          en: `The customer has ${numbers.length} certificates in force: ${numbers.join(', ')}.`,
          zh: `该客户现有 ${numbers.length} 张有效证书：${numbers.join('、')}。`,
        },
  recordCertificate: {
    en: 'A scope is that of a certificate: see "certdesk certificate list".',
    zh: '认证范围属于证书，可查看：certdesk certificate list',
  },
  otherCertificate: (number: string, audited: string): Words => ({
    en: `On site certificate ${audited} was audited, not ${number}.`,
    zh: `现场审核的是证书 ${audited}，而非 ${number}。`,
  }),
  nameCertificate: { en: 'Say which one with --certificate NUMBER.', zh: '请用 --certificate 指明证书编号。' },
  whichContract: (numbers: readonly string[]): Words =>
    numbers.length === 0
      ? { en: 'The customer has no running contract.', zh: '该客户没有未终止的合同。' }
      : {
          en: `The customer has ${numbers.length} running contracts: ${numbers.join(', ')}.`,
          zh: `该客户现有 ${numbers.length} 份未终止的合同：${numbers.join('、')}。`,
        },
  recordContract: {
    en: 'An amount is that of a contract: see "certdesk contract list".',
    zh: '金额属于合同，可查看：certdesk contract list',
  },
  nameContract: { en: 'Say which one with --contract NUMBER.', zh: '请用 --contract 指明合同编号。' },
  notOfCustomer: (paper: string): Words => ({
    en: `${paper} is none of this customer's papers in force.`,
    zh: `${paper} 不是该客户现行有效的证书或合同。`,
  }),
  needsDirection: {
    en: 'A change of scope says whether it is an expansion or a reduction.',
    zh: '范围变更须说明扩大或缩小。',
  },
  giveDirection: {
    en: 'Add --direction expansion or --direction reduction.',
    zh: '请加 --direction expansion（扩大）或 reduction（缩小）。',
  },
  otherDirection: (signalled: Words, given: Words): Words => ({
    en: `On site the direction was ${signalled.en}, the F01 says ${given.en}.`,
    zh: `现场提出的是“${signalled.zh}”，F01 为“${given.zh}”。`,
  }),
  newSignal: {
    en: 'Submit what was asked on site; another change is an application of its own.',
    zh: '请按现场提出的内容提交；其他变更请另行申请。',
  },
  needsRelocation: { en: 'An address changes: does the site physically move?', zh: '地址变更须说明场所是否实际搬迁。' },
  giveRelocation: {
    en: 'Add --relocation yes or --relocation no.',
    zh: '请加 --relocation yes（搬迁）或 no（不搬迁）。',
  },
  kindWithoutText: (list: readonly Kind[]): Words => ({
    en: `Kind ${list.join(', ')} is ticked, but nothing says what changes.`,
    zh: `勾选了类别 ${list.join('、')}，但未说明变更内容。`,
  }),
  sayWhat: {
    en: 'Say it with --set (status, management, scope, process …).',
    zh: '请用 --set 说明（status、management、scope、process 等）。',
  },
  decideBelow: ([manager]: readonly string[]): Words => ({
    en: `Raise the price; to go below the floor is for ${manager ?? 'a manager'} to decide, with a reason (--below-floor).`,
    zh: `请提高价格；低于最低价格应由经理${manager === undefined ? '' : ` ${manager} `}决定并说明原因（--below-floor）。`,
  }),
  needsScope: {
    en: 'The scope is said to go another way, but no scope changes.',
    zh: '说明了范围扩大或缩小，但未给出范围变更。',
  },
  giveScope: {
    en: 'Give the new scope with --set scope=TEXT, or leave --direction out.',
    zh: '请用 --set 认证范围=文字 给出新范围，或去掉 --direction。',
  },
  needsNewCertificate: {
    en: 'What certificates print changes, and no new one is to be issued.',
    zh: '证书印制内容变更，却不换发证书。',
  },
  sayWhyNot: {
    en: 'Leave --reissue no out, or say why with --why-not TEXT: it is listed with 4.2.4.',
    zh: '请去掉 --reissue no，或用 --why-not 说明原因（将在 4.2.4 下列出）。',
  },
  f01Taken: (f01: string, number: string): Words => ({
    en: `F01 ${f01} was submitted as ${number}.`,
    zh: `F01 ${f01} 已作为 ${number} 提交。`,
  }),
  giveOwnF01: { en: 'Each F01 has a number of its own: check it.', zh: '每份 F01 编号唯一，请核对。' },
  creditCodeTaken: (code: string, name: string): Words => ({
    en: `The credit code ${code} is on record for ${name}.`,
    zh: `统一社会信用代码 ${code} 已登记在 ${name} 名下。`,
  }),
  checkCreditCode: {
    en: 'Check the code; two records of one organization are merged with "customer merge".',
    zh: '请核对；同一组织重复登记请用 customer merge 合并。',
  },
}
