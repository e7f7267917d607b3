import type { Day } from '../../clause/day.ts'
import { commandLine, joined, same, shellWord, type Words } from '../../clause/words.ts'
import type { Paper } from './paper.ts'

interface Left {
  /** What the field is called. */
  readonly title: Words
  readonly value: string | number
  readonly kept: string | number
}

/** How a customer is named. */
export interface Named {
  readonly code: string
  readonly name: string
}

/** A customer that may be meant by what was typed so far, with what tells it from others of like name. */
export interface Offered extends Named {
  /** The name by which it was found, where it no longer has it. */
  readonly formerName: string | null
  readonly region: string | null
  /** Who was assigned to it last. */
  readonly maintainer: string | null
  /** Its paper by whose number it was found. */
  readonly paper: Paper | null
}

/** The paper by which a customer was found; a number of the program's own says by its letters what it is of. */
function paperWords({ kind, number }: Paper): Words {
  const [en, zh] =
    kind === 'certificate' ? ['certificate ', '证书 '] : kind === 'contract' ? ['contract ', '合同 '] : ['', '']
  return { en: ` (${en}${number})`, zh: `（${zh}${number}）` }
}

const countOf = (facts: number): string => `${facts} ${facts === 1 ? 'fact' : 'facts'}`

export const customerWords = {
  notFound: (text: string): Words => ({ en: `No customer matches "${text}".`, zh: `没有与“${text}”匹配的客户。` }),
  /** What to do where nothing matches a text of so many words. */
  findShorter: {
    en: 'Type fewer characters, or a blank between parts of the name.',
    zh: '可少写几个字，或用空格隔开几个部分。',
  },
  findFirst: {
    en: 'Name one by code, credit code or a part of its name; "certdesk customer find TEXT" searches.',
    zh: '请用客户编号、信用代码或名称的一部分指明；可用 certdesk customer find 文字 查找。',
  },
  several: (text: string, found: readonly Named[], more: boolean): Words => ({
    en: `"${text}" matches several customers: ${found.map(({ code, name }) => `${code} ${name}`).join('; ')}${more ? '; …' : ''}.`,
    zh: `“${text}”匹配到多个客户：${found.map(({ code, name }) => `${code} ${name}`).join('；')}${more ? '；…' : ''}。`,
  }),
  /** By pinyin, or with something left out: not by a part of the name itself. */
  meansPerhaps: (text: string, found: readonly Named[], more: boolean): Words => ({
    en: `"${text}" may mean ${found.map(({ code, name }) => `${code} ${name}`).join('; ')}${more ? '; …' : ''}.`,
    zh: `“${text}”可能指：${found.map(({ code, name }) => `${code} ${name}`).join('；')}${more ? '；…' : ''}。`,
  }),
  nameOne: { en: 'Give the code of the one you mean.', zh: '请给出所指客户的编号。' },
  /** The same where not all of them were told. */
  nameOneOfMore: (text: string): Words => ({
    en: `Give the code of the one you mean; all of them: certdesk customer find ${shellWord(text)}`,
    zh: `请给出所指客户的编号；查看全部：certdesk customer find ${shellWord(text)}`,
  }),
  added: ({ code, name }: Named): Words => ({ en: `Added ${code} ${name}.`, zh: `已添加 ${code} ${name}。` }),
  codeTaken: (code: string, name: string): Words => ({
    en: `The code ${code} belongs to ${name}.`,
    zh: `编号 ${code} 已属于 ${name}。`,
  }),
  leaveOutCode: { en: 'Leave --code out to get the next free one.', zh: '不写 --code 即自动取下一个可用编号。' },
  sameCreditCode: (creditCode: string, { code, name }: Named): Words => ({
    en: `The credit code ${creditCode} is on record for ${code} ${name}.`,
    zh: `信用代码 ${creditCode} 已登记在 ${code} ${name} 名下。`,
  }),
  /** A customer among others of like name. */
  offered: ({ name, formerName, region, maintainer, paper }: Offered): Words => {
    const told = [region, maintainer].filter((each) => each !== null).join(' · ')
    const former = formerName === null ? same('') : { en: ` (formerly ${formerName})`, zh: `（曾用名 ${formerName}）` }
    const end = told === '' ? '' : `  ${told}`
    const by = paper === null ? same('') : paperWords(paper)
    return { en: `${name}${former.en}${by.en}${end}`, zh: `${name}${former.zh}${by.zh}${end}` }
  },
  ownHeadOffice: ({ code, name }: Named): Words => ({
    en: `${code} ${name} cannot be its own head office.`,
    zh: `${code} ${name} 不能是自己的总公司。`,
  }),
  otherHeadOffice: { en: 'Name the organization that it is a branch of.', zh: '请写明它所属的总公司。' },
  sameNameThere: ({ code, name }: Named): Words => ({
    en: `${code} ${name} has the same name.`,
    zh: `${code} ${name} 名称相同。`,
  }),
  editInstead: (code: string): Words => ({
    en: `Change it with: certdesk customer edit ${code} … If it really is another organization, give a --code of its own.`,
    zh: `可修改：certdesk customer edit ${code} …；如确为另一组织，请用 --code 给出其自己的编号。`,
  }),
  notOfBusiness: (name: string, day: Day): Words => ({
    en: `${name} is not of the business department on ${day}, which maintains the customers.`,
    zh: `${name} 在 ${day} 不属于业务部，而客户由业务部维护。`,
  }),
  nameBusiness: {
    en: 'Name somebody of the business department; who is of it is for a manager to record.',
    zh: '请指明业务部人员；谁属于业务部由经理登记。',
  },
  /** Of a finding: the customer is on the list of somebody who cannot serve it. */
  maintainedOutside: (name: string): Words => ({
    en: `maintained by ${name}, who is not of the business department`,
    zh: `维护人 ${name} 不属于业务部`,
  }),
  changed: ({ code, name }: Named, changed: readonly Words[]): Words => ({
    en: `Changed ${code} ${name}: ${joined(changed).en}.`,
    zh: `已修改 ${code} ${name}：${joined(changed).zh}。`,
  }),
  governed: (changed: readonly Words[]): Words => ({
    en: `A contract is signed, so these change only by a change application (F01): ${joined(changed).en}.`,
    zh: `合同已签订，以下内容只能通过变更申请（F01）更改：${joined(changed).zh}。`,
  }),
  governedPerson: {
    en: 'A contract is signed, so the primary contact person changes only by a change application (F01).',
    zh: '合同已签订，主要联系人只能通过变更申请（F01）更改。',
  },
  correctInstead: {
    en: 'If it was only mistyped, say so with --correction REASON.',
    zh: '如果只是录入错误，请用 --correction 原因 更正。',
  },
  nameAField: {
    en: 'Give at least one field, for example --phone 0755-12345678.',
    zh: '请至少给出一个字段，例如 --phone 0755-12345678。',
  },
  hasFacts: ({ code, name }: Named, count: number): Words => ({
    en: `${code} ${name} has ${countOf(count)} on record.`,
    zh: `${code} ${name} 名下有 ${count} 条记录。`,
  }),
  mergeInstead: (code: string): Words => ({
    en: `If it was entered twice, use: certdesk customer merge ${code} OTHER. Else void what is filed under it first.`,
    zh: `如属重复录入，请用 certdesk customer merge ${code} 另一编号；否则请先作废其名下记录。`,
  }),
  merged: (from: Named, into: Named): Words => ({
    en: `Merged ${from.code} ${from.name} into ${into.code} ${into.name}; both codes name it.`,
    zh: `已将 ${from.code} ${from.name} 并入 ${into.code} ${into.name}；两个编号都指向它。`,
  }),
  mergeItself: ({ code }: Named): Words => ({
    en: `${code} cannot be merged with itself.`,
    zh: `${code} 不能与自身合并。`,
  }),
  copyCode: (label: string): Words => ({
    en: `Copy ${label} from the business licence.`,
    zh: `请按营业执照填写 ${label}。`,
  }),
  twoAddresses: {
    en: '--address and --registered-address say different things.',
    zh: '--address 与 --registered-address 的内容不同。',
  },
  giveOne: (label: string): Words => ({ en: `Give only ${label}.`, zh: `请只用 ${label}。` }),
  noName: (label: string, typed: string): Words => ({
    en: `${label} says that there is no name: "${typed}".`,
    zh: `${label} 没有给出名称：“${typed}”。`,
  }),
  codeAsName: (label: string, typed: string): Words => ({
    en: `${label} is a credit code and no name: "${typed}".`,
    zh: `${label} 是信用代码，不是名称：“${typed}”。`,
  }),
  giveCreditCode: {
    en: 'Give the name, and the code with --credit-code. To look one up: certdesk customer find CODE',
    zh: '请给出名称，信用代码用 --credit-code；查找请用 certdesk customer find 代码。',
  },
  giveName: { en: 'Type the name in full.', zh: '请填写完整名称。' },
  notACode: (label: string, typed: string): Words => ({
    en: `${label} is not a customer code: "${typed}".`,
    zh: `${label} 不是客户编号：“${typed}”。`,
  }),
  otherCode: { en: 'Give another code.', zh: '请给出其他编号。' },
  needs: (flag: string, other: string): Words => ({
    en: `${flag} is given without ${other}.`,
    zh: `给出了 ${flag}，但没有 ${other}。`,
  }),
  giveToo: (flag: string): Words => ({ en: `Add ${flag}.`, zh: `请加上 ${flag}。` }),
  formerNameThere: ({ code, name }: Named): Words => ({
    en: `${code} ${name} once had this name; if it is the same organization, merge the two.`,
    zh: `${code} ${name} 曾用此名称；如为同一组织，请合并。`,
  }),
  sameOrganization: (code: string): Words => ({
    en: `Two organizations never have the same credit code: check it, or use ${code}.`,
    zh: `不同组织的信用代码不会相同：请核对，或使用 ${code}。`,
  }),
  givenAndCleared: (title: Words): Words => ({
    en: `${title.en} is given and cleared at once.`,
    zh: `${title.zh}既给出了值，又要清空。`,
  }),
  noFormerName: (former: string, { code }: Named): Words => ({
    en: `${code} has no former name "${former}".`,
    zh: `${code} 没有曾用名“${former}”。`,
  }),
  showCustomer: (code: string): Words => ({
    en: `See what is on record with: certdesk customer show ${shellWord(code)}`,
    zh: `可查看：certdesk customer show ${shellWord(code)}`,
  }),
  hasMerged: ({ code, name }: Named, merged: readonly string[]): Words => ({
    en: `${code} ${name} also stands for ${merged.join(', ')}, merged into it.`,
    zh: `${code} ${name} 还包含已并入的 ${merged.join('、')}。`,
  }),
  undoMerge: {
    en: 'If the merge was the mistake, find it with "certdesk audit list" and undo it.',
    zh: '如属误合并，请用 certdesk audit list 找到该条记录后撤回（undo）。',
  },
  filedSince: ({ code, name }: Named, count: number): Words => ({
    en: `${code} ${name} would be merged again, but ${countOf(count)} ${count === 1 ? 'was' : 'were'} filed under it since.`,
    zh: `${code} ${name} 将重新被并入，但其后其名下又登记了 ${count} 条记录。`,
  }),
  mergeAnew: (from: string, into: string): Words => ({
    en: `Merge them anew, with all that is on record by now: certdesk customer merge ${from} ${into}`,
    zh: `请连同现有记录重新合并：certdesk customer merge ${from} ${into}`,
  }),
  mergeOther: {
    en: 'Name two different customers: the one that goes, then the one that stays.',
    zh: '请指明两家不同的客户：先写并入方，再写保留方。',
  },
  otherCreditCodes: (goes: string, stays: string): Words => ({
    en: `Their credit codes differ (${goes} and ${stays}), so they may be two organizations; ${stays} is kept.`,
    zh: `两者信用代码不同（${goes} 与 ${stays}），可能是两个组织；将保留 ${stays}。`,
  }),
  mergeReason: {
    en: 'To merge organizations with different credit codes needs a reason.',
    zh: '合并信用代码不同的组织，须说明原因。',
  } as Words,
  notKept: ({ code }: { readonly code: string }, left: readonly Left[]): Words => ({
    en: `Values of ${code} that are not taken over: ${left.map((each) => `${each.title.en} ${each.value} (${each.kept} is kept)`).join('; ')}.`,
    zh: `${code} 的以下内容不予采用：${left.map((each) => `${each.title.zh} ${each.value}（保留 ${each.kept}）`).join('；')}。`,
  }),
  reallyMerge: (from: Named, into: Named, facts: number): Words => ({
    en: `Merge ${from.code} ${from.name} (${countOf(facts)}) into ${into.code} ${into.name}?`,
    zh: `将 ${from.code} ${from.name}（${facts} 条记录）并入 ${into.code} ${into.name}？`,
  }),
  wouldMerge: (from: Named, into: Named, facts: number): Words => ({
    en: `Dry run: ${from.code} ${from.name} would be merged into ${into.code} ${into.name}, with ${countOf(facts)}. It would read:`,
    zh: `试运行：${from.code} ${from.name} 及其 ${facts} 条记录将并入 ${into.code} ${into.name}。合并后为：`,
  }),
  notMerged: (from: Named, into: Named): Words => ({
    en: `Not merged: ${from.code} and ${into.code} stay as they are.`,
    zh: `未合并：${from.code} 与 ${into.code} 保持不变。`,
  }),
  maintainerSince: (maintainer: string, since: Day): Words => ({
    en: `${maintainer}, since ${since}`,
    zh: `${maintainer}（自 ${since}）`,
  }),
  none: { en: 'No customers.', zh: '没有客户。' },
  nothingToFind: { en: 'Missing TEXT.', zh: '缺少 文字。' },
  giveText: {
    en: 'Give a part of a name, a code or a number: certdesk customer find 安达',
    zh: '请给出名称的一部分、编号或电话：certdesk customer find 安达',
  },
  foundMore: (text: readonly string[], most: number, all: number): Words => {
    const command = commandLine(['customer', 'find', ...text, '--limit', String(all)])
    return {
      en: `The first ${most} of ${all}; type more of the name, or list all with: ${command}`,
      zh: `仅列出前 ${most} 家，共 ${all} 家；请输入更多内容，或列出全部：${command}`,
    }
  },
}
