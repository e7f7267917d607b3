import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'

interface Named {
  readonly code: string
}

/** What is said of contact persons at customers. */
export const personWords = {
  personAdded: (person: string, { code }: Named): Words => ({
    en: `Added ${person} at ${code}.`,
    zh: `已在 ${code} 添加联系人 ${person}。`,
  }),
  hasLeft: (person: string, { code }: Named, until: Day): Words => ({
    en: `${person} is on record as not at ${code} any more since ${until}.`,
    zh: `据登记，${person} 自 ${until} 起已不在 ${code}。`,
  }),
  /** Somebody who was spoken to and was not on record: perhaps one of those who are, mistyped. */
  personNew: (person: string, { code }: Named, others: readonly { readonly name: string }[]): Words => {
    const names = others.slice(0, 5).map(({ name }) => name)
    const [en, zh] = [names.join(', '), names.join('、')]
    return {
      en: `Added ${person} at ${code}${names.length === 0 ? '' : `, beside ${en}`}.`,
      zh: `已在 ${code} 添加联系人 ${person}${names.length === 0 ? '' : `（原有：${zh}）`}。`,
    }
  },
  personAlready: (person: string, { code }: Named): Words => ({
    en: `${person} is already recorded at ${code}; nothing was changed.`,
    zh: `${person} 已登记在 ${code}，未作改动。`,
  }),
  personEnded: (person: string, { code }: Named, on: Day): Words => ({
    en: `${person} is not at ${code} any more from ${on}.`,
    zh: `自 ${on} 起，${person} 不再是 ${code} 的联系人。`,
  }),
  personChanged: (person: string, { code }: Named): Words => ({
    en: `Changed ${person} at ${code}.`,
    zh: `已修改 ${code} 的联系人 ${person}。`,
  }),
  noPerson: (person: string, { code }: Named): Words => ({
    en: `${code} has no contact person "${person}".`,
    zh: `${code} 没有联系人“${person}”。`,
  }),
  severalPersons: (typed: string, { code }: Named, persons: readonly { readonly name: string }[]): Words => {
    const numbered = persons.map(({ name }, i) => `${i + 1} ${name}`)
    return {
      en: `"${typed}" may be several contact persons of ${code}: ${numbered.join(', ')}.`,
      zh: `“${typed}”可能是 ${code} 的以下联系人：${numbered.join('、')}。`,
    }
  },
  nameWhole: { en: 'Type the whole name.', zh: '请写全名。' },
  listPersons: ({ code }: Named): Words => ({
    en: `See them with: certdesk customer person list ${shellWord(code)}`,
    zh: `可查看：certdesk customer person list ${shellWord(code)}`,
  }),
  personEndedAlready: (person: string, on: Day): Words => ({
    en: `${person} is on record as leaving on ${on} already; nothing was changed.`,
    zh: `${person} 已登记于 ${on} 离任，未作改动。`,
  }),
  personLeft: (person: string, on: Day): Words => ({
    en: `${person} is on record as leaving on ${on}.`,
    zh: `${person} 已登记于 ${on} 离任。`,
  }),
  personBack: (code: string, person: string): Words => ({
    en: `If the person is back: certdesk customer person edit ${shellWord(code)} ${shellWord(person)} --clear until`,
    zh: `如已回任：certdesk customer person edit ${shellWord(code)} ${shellWord(person)} --clear until`,
  }),
  personDiffers: (person: string, what: Words): Words => ({
    en: `${person} is on record with another ${what.en}.`,
    zh: `${person} 已登记的${what.zh}与此不同。`,
  }),
  editPerson: (code: string, person: string): Words => ({
    en: `Change it with: certdesk customer person edit ${shellWord(code)} ${shellWord(person)} …`,
    zh: `可修改：certdesk customer person edit ${shellWord(code)} ${shellWord(person)} …`,
  }),
  personThere: (person: string, { code }: Named): Words => ({
    en: `${code} already has a contact person "${person}".`,
    zh: `${code} 已有联系人“${person}”。`,
  }),
  personVoided: (person: string, { code }: Named): Words => ({
    en: `Voided ${person} at ${code}; the record stays and counts for nothing.`,
    zh: `已作废 ${code} 的联系人 ${person}；记录保留，不再计入。`,
  }),
  personContacted: (person: string, contacts: number): Words => ({
    en: `${contacts} ${contacts === 1 ? 'contact was' : 'contacts were'} made with ${person}.`,
    zh: `与 ${person} 有 ${contacts} 次联系记录。`,
  }),
  endPerson: (code: string, person: string): Words => ({
    en: `Mend the name with "customer person edit", or: certdesk customer person end ${shellWord(code)} ${shellWord(person)}`,
    zh: `姓名有误请用 customer person edit 更正；离任请用：certdesk customer person end ${shellWord(code)} ${shellWord(person)}`,
  }),
  endsBeforeItBegan: (on: Day, from: Day): Words => ({
    en: `The end, ${on}, lies before the beginning, ${from}.`,
    zh: `离任日期 ${on} 早于起始日期 ${from}。`,
  }),
  checkDays: { en: 'Check the days and type them again.', zh: '请核对日期后重新输入。' },
  nameAPersonField: {
    en: 'Give at least one, for example --mobile 13800138000.',
    zh: '请至少给出一项，例如 --mobile 13800138000。',
  },
  noPersons: { en: 'No contact persons are on record.', zh: '没有联系人记录。' },
}
