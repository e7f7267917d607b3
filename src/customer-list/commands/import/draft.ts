import type { Scheme } from '../../../certificate/certificate/rules.ts'
import { bracketTellsOfEnd, tellsOfEnd } from '../../../certificate/status/listed-status.ts'
import type { Day } from '../../../clause/day.ts'
import type { Reason } from '../../../clause/reason.ts'
import { onOneLine } from '../../../clause/text.ts'
import { looksLikeCreditCode } from '../../../customer/customer/credit-code.ts'
import type { CustomerFields } from '../../../customer/customer/customer.ts'
import type { Reach } from '../../../customer/person/person.ts'
import { orNothing } from '../../../intake/blank.ts'
import { contents } from '../../../intake/content.ts'
import type { RowReader } from '../../../intake/import.ts'
import { behindNumber, isNoName, isOfRows } from '../../../intake/no-row.ts'
import type { ListField } from '../../headers.ts'
import { RowCells } from './cells.ts'
import { certificate, contract, type DraftCertificate, type DraftContract } from './certificate.ts'
import { emails, isOfMasterData, joined, masterDataReader, phones } from './master-data.ts'
import { importWords } from './words.ts'

/** A contact person as a row gives it. */
export type DraftPerson = { readonly name: string } & Required<Reach>

/** What a row files under its customer besides master data. */
export interface DraftFiled {
  readonly formerNames: readonly string[]
  readonly person: DraftPerson | null
  /** `not`: the row says that it is not one. */
  readonly vip: { readonly from: Day | null; readonly file: string | null } | 'not' | null
  readonly maintainer: string | null
  readonly maintainerSince: Day | null
  readonly contract: DraftContract | null
  readonly certificate: DraftCertificate | null
  /** The head office of a branch: its number or its name. */
  readonly headOffice: string | null
}

/** A row of a customer list, read and validated; empty cells are left out. */
export interface Draft {
  readonly line: number
  readonly code: string | null
  readonly fields: Partial<CustomerFields> & { readonly name: string }
  /** Its name as the list has it, where more stands there than the name. */
  readonly written?: string
  /** Its credit code tells no organization; left out where it does, or there is none. */
  readonly isWeakCode?: true
  /** What stands in the place of a credit code that is still missing. */
  readonly placeholder?: string
  /** Null where a row files nothing, as most rows of many lists: it waits as text, which is then a third shorter. */
  readonly filed: DraftFiled | null
}

const nothing: DraftFiled = {
  formerNames: [],
  person: null,
  vip: null,
  maintainer: null,
  maintainerSince: null,
  contract: null,
  certificate: null,
  headOffice: null,
}

/** What a row files under its customer besides master data, if anything. */
export const filedBy = (draft: Draft): DraftFiled => draft.filed ?? nothing

/** How the rows of a list of these columns are read; `asked` is the scheme of certificates whose standard does not tell. */
export function draftReader(
  columns: ReadonlySet<ListField>,
  today: Day,
  asked: Scheme | undefined,
): RowReader<ListField, Draft> {
  const masterData = masterDataReader((column) => columns.has(column))
  const files = [...columns].some((column) => !isOfMasterData(column))
  return (line, raw) => {
    const cells = new RowCells(raw, today)
    const written = cells.line('name')
    // Of a row with a number of ours somebody is meant, and by exactly this name.
    const isIdentified = cells.text('code') !== null
    const { name, former } = written === null || isIdentified ? { name: written, former: null } : nameIn(cells, written)
    if (name === null) cells.refuse('name', null, importWords.noName)
    else if (looksLikeCreditCode(name)) cells.refuse('name', name, importWords.codeAsName)
    else if (isNoName(name)) cells.refuse('name', name, importWords.notAName)
    const draft: Draft = {
      line,
      code: cells.text('code')?.normalize('NFKC').replace(/\s/gu, '') ?? null,
      // The name stands last, behind what the row says besides.
      fields: Object.assign(masterData(cells), { name: name ?? '' }),
      filed: files || former !== null ? filed(cells, asked, former) : null,
    }
    const { warnings, refusals, isRefused, weakCode, placeholder } = cells
    if (written !== null && written !== name) Object.assign(draft, { written })
    if (weakCode) Object.assign(draft, { isWeakCode: true })
    if (placeholder !== null) Object.assign(draft, { placeholder })
    return { item: isRefused ? null : draft, warnings, refusals }
  }
}

/** The name, without the number that a list gives it. Whether that belongs to it, only the name of an organization tells. */
function nameIn(cells: RowCells, written: string): { readonly name: string; readonly former: string | null } {
  if (isOfRows(written) && cells.text('creditCode') === null) cells.refuse('name', written, importWords.notAName)
  const more = moreThanName(written)
  if (more !== null) cells.refuse('name', written, more)
  const behind = behindNumber(written)
  if (behind !== null && contents.organization.is(behind))
    cells.warn('name', written, importWords.numberTakenOff(behind))
  else if (behind !== null && !cells.isRefused) cells.refuse('name', written, importWords.numberedName)
  const whole = behind ?? written
  const parts = withFormerName(whole)
  if (parts === null) return { name: whole, former: null }
  cells.warn('name', written, importWords.formerInBrackets(parts.name, parts.former))
  return parts
}

/** What a cell has besides the name of one organization; null where it has nothing. */
function moreThanName(written: string): Reason | null {
  if ((withStatus.test(written) && tellsOfEnd(written)) || bracketTellsOfEnd(written)) return importWords.statusInName
  if (/(?:更名|变更|改名)(?:为|[:：])|[(（]现(?:名|名称|用名)?[:：为]|→|^原[:：]|\s前身[为是]/u.test(written))
    return importWords.renamedInName
  if (notACustomer.test(written)) return importWords.notAName
  if (twoNames.test(written)) return importWords.severalNames
  return /\p{sc=Han}.*\d{7}/su.test(written) ? importWords.numberInName : null
}

/** Rows that show how a list is to be filled in, and lines that say whose the rows below are. */
const notACustomer =
  /^\*+[(（]|^[└├┗┣│┃―—]|不公开|^(?:示例|样例|例如?|其中|.{0,4}(?:机构|单位|公司)|代理商?|合作方)[:：]|某某|[xX×]{2,}(?:有限|公司|厂)/u

/** Brackets, or a stroke, around or before a word at the beginning or the end. */
const withStatus =
  /^[([（【〔][^)\]）】〕]{2,8}[)\]）】〕]|[([（【〔][^([（【〔]{2,8}[)\]）】〕]$|[-—－][^-—－]{2,4}$|^.{2,4}$/u

/** An organization, and behind a sign another one. */
const twoNames =
  /(?:公司|厂|集团|合作社|事务所)[)）]?\s*[/、,，;；&|]\s*[\p{sc=Han}()（）]{2,}(?:公司|厂|集团|合作社|事务所)[)）]?$/u

/** 甲公司（原乙公司）, 甲公司（曾用名：乙厂）. */
const inBrackets =
  /^(.+?)\s*[(（]\s*(原名称?|原为|原|曾用名称?|旧称|旧名|前身(?:为|是)?|更名前|formerly(?:\sknown\sas)?|former\sname|f\.?k\.?a\.?|previously)\s*[:：]?\s*([^()（）]+?)\s*[)）]$/u

/** The name and the former name of which one consists; null where its brackets hold something else, such as 原平. */
function withFormerName(text: string): { readonly name: string; readonly former: string } | null {
  const [, name, before, former] = text.endsWith(')') || text.endsWith('）') ? (inBrackets.exec(text) ?? []) : []
  if (name === undefined || former === undefined) return null
  const isNamed = before !== '原' || contents.organization.is(former) || /(?:公司|厂)$/u.test(former)
  return isNamed ? { name, former } : null
}

function filed(cells: RowCells, asked: Scheme | undefined, ofName: string | null): DraftFiled | null {
  const read: DraftFiled = {
    formerNames: [...(ofName === null ? [] : [ofName]), ...former(cells)],
    person: cells.detail(person),
    vip: cells.detail(vip),
    ...(cells.detail(maintained) ?? nobody),
    contract: cells.detail(contract),
    certificate: certificate(cells, asked),
    headOffice: cells.line('headOffice'),
  }
  const { formerNames, ...others } = read
  return formerNames.length > 0 || Object.values(others).some((each) => each !== null) ? read : null
}

function former(cells: RowCells): string[] {
  const names = cells.text('formerName')?.split(/[;；\n]/u) ?? []
  return names.map((name) => orNothing(name)).filter((name) => name !== null)
}

function person(cells: RowCells): DraftPerson | null {
  const name = cells.text('contactPerson')
  if (name === null) {
    // Numbers and addresses reach the customer all the same; what is somebody's alone has nobody.
    for (const field of ['contactTitle', 'wechat'] as const) {
      const text = cells.text(field)
      if (text !== null) cells.warn(field, text, importWords.noPerson)
    }
    return null
  }
  if (/[;；、,，/|\n\r]/u.test(name)) cells.warn('contactPerson', name, importWords.severalPersons)
  if (/^[+\d][\d\s()-]{5,}$|\d{7}/.test(name.normalize('NFKC')))
    cells.refuse('contactPerson', name, importWords.numberAsPerson)
  else if (noPerson.test(name.trim())) {
    cells.refuse('contactPerson', name, importWords.noPersonsName)
    return null
  }
  return {
    name: onOneLine(name),
    title: cells.text('contactTitle'),
    mobile: joined(phones(cells, 'mobile')),
    phone: joined(phones(cells, 'contactPhone')),
    email: emails(cells, 'contactEmail'),
    wechat: cells.text('wechat'),
  }
}

/** Stand-ins of lists for a person whom nobody knows, one who is gone, and more than a name. */
const noPerson =
  /@|离职|退休|已走|调离|微信|名片|[(（]原|^(?:空号|停机|已?离职|待定|无联系人|联系人|见附件|本人|不详|未知|同法人|代理|(?:公司)?前台|[?？]+)$/u

const nobody = { maintainer: null, maintainerSince: null }

const maintained = (cells: RowCells) => ({
  maintainer: maintainer(cells),
  maintainerSince: cells.day('maintainerSince', false),
})

/** Who maintains the customer; nobody where the cell names several, or says that it is open. */
function maintainer(cells: RowCells): string | null {
  const text = cells.text('maintainer')
  if (text === null) return null
  const isName = !/[;；、,，/|\n]|^(待定|未定|待分配|未分配|tbd)$/iu.test(text)
  if (!isName) cells.warn('maintainer', text, importWords.notOneMaintainer)
  return isName ? text : null
}

function vip(cells: RowCells): DraftFiled['vip'] {
  const text = cells.text('vip')
  if (text === null) return null
  if (/^(否|不是|no|n|0|false|普通|一般|普通客户|一般客户)$/iu.test(text)) return 'not'
  if (/^(是|yes|y|1|true|√|vip.*|重点.*)$/iu.test(text))
    return { from: cells.day('vipFrom', false), file: cells.text('vipFile') }
  cells.warn('vip', text, importWords.vipUnclear)
  return null
}
