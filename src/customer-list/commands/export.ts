import { statusOn } from '../../certificate/certificate/rules.ts'
import {
  allStatusChanges,
  type Certificate,
  listCertificates,
} from '../../certificate/certificate/store/certificate.ts'
import { contractsOn } from '../../certificate/contract/on-day.ts'
import { type ContractRow, listContracts } from '../../certificate/contract/store.ts'
import type { Day } from '../../clause/day.ts'
import { fenNumber } from '../../clause/fen.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerFields } from '../../customer/customer/customer.ts'
import { heldOn, type VipSpan } from '../../customer/customer/rules.ts'
import { headOfficeCodes } from '../../customer/customer/store/head-office.ts'
import { allCustomers, allFormerNames, type CustomerRow, fieldsOf } from '../../customer/customer/store/master.ts'
import { assignmentsOn } from '../../customer/maintainer/store.ts'
import { copiesFlag } from '../../customer/person/copies.ts'
import { erasureWords } from '../../customer/person/erasure-words.ts'
import { allPersons, type PersonRow, thereOn } from '../../customer/person/store/person.ts'
import { allVipSpans } from '../../customer/vip/store.ts'
import type { FactWords } from '../../register/history.ts'
import type { Db, Row } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { text, worded } from '../../terminal/flag.ts'
import { headsFlag, withHeads } from '../../terminal/heads.ts'
import { type Cell, type Column, table } from '../../terminal/result.ts'
import { chineseHead, customerHeaders, type ListField } from '../headers.ts'

type ExportRow = Partial<Record<ListField, Cell>>

/** Everything on record about one customer that a list has columns for. */
interface Filed {
  readonly former: readonly Row<'former_name'>[]
  readonly persons: readonly PersonRow[]
  readonly certificates: readonly Certificate[]
  readonly contracts: readonly ContractRow[]
  readonly assignment: { readonly maintainer: string; readonly from: Day } | undefined
  readonly vip: VipSpan | null
  readonly changes: ReadonlyMap<number, readonly Row<'status_change'>[]>
  /** The code of its head office. */
  readonly headOffice: string | null
}

/**
 * A customer has as many rows as it has certificates, persons or contracts, whichever are most; its master data is repeated on
 * each.
 */
function rowsOf(customer: CustomerRow, filed: Filed, day: Day): ExportRow[] {
  const { former, persons, certificates, contracts, assignment, vip, headOffice } = filed
  const fields = fieldsOf(customer)
  const master: ExportRow = { code: customer.code, headOffice }
  for (const name of customerFields) master[name] = fields[name]
  master.formerName = former.map((row) => row.name).join('；')
  master.maintainer = assignment?.maintainer ?? null
  master.maintainerSince = assignment?.from ?? null
  if (vip !== null) Object.assign(master, { vip: 'yes', vipFrom: vip.from, vipFile: vip.fileNumber })
  const length = Math.max(1, persons.length, certificates.length, contracts.length)
  return Array.from({ length }, (_, index) => ({
    ...master,
    ...personCells(persons[index]),
    ...certificateCells(certificates[index], filed, day),
    ...contractCells(contracts[index]),
  }))
}

const personCells = (person: PersonRow | undefined): ExportRow =>
  person === undefined
    ? {}
    : {
        contactPerson: person.name,
        contactTitle: person.title,
        mobile: person.mobile,
        contactPhone: person.phone,
        contactEmail: person.email,
        wechat: person.wechat,
      }

const contractCells = (contract: ContractRow | undefined): ExportRow =>
  contract === undefined
    ? {}
    : {
        contractNumber: contract.number,
        contractAmount: contract.amount === null ? null : fenNumber(contract.amount),
        contractKind: contract.kind,
        contractSigned: contract.signed_on,
      }

function certificateCells(certificate: Certificate | undefined, { changes }: Filed, day: Day): ExportRow {
  if (certificate === undefined) return {}
  const status = statusOn(certificate, day)
  const change = changes
    .get(certificate.id)
    ?.filter((row) => row.effective_on <= day && row.status === status)
    .at(-1)
  const suspended = status === 'suspended'
  return {
    certificateNumber: certificate.number,
    scheme: certificate.scheme,
    standard: certificate.standard,
    scope: certificate.scope,
    firstIssued: certificate.firstIssuedOn,
    issued: certificate.issuedOn,
    expires: certificate.expiresOn ?? '长期',
    nextSurveillance: certificate.nextSurveillanceOn,
    status,
    suspendedFrom: suspended ? (change?.effective_on ?? null) : null,
    suspendedUntil: suspended ? (change?.ends_on ?? null) : null,
    suspensionReason: suspended ? (change?.reason ?? null) : null,
    withdrawnOn: suspended ? null : (change?.effective_on ?? null),
    withdrawalReason: suspended ? null : (change?.reason ?? null),
    kind: certificate.kind,
    lastAudit: certificate.lastAuditOn,
    surveillanceMonths: certificate.surveillanceMonths,
  }
}

async function exportRows(db: Db, day: Day): Promise<ExportRow[]> {
  const former = Map.groupBy(await allFormerNames(db), (row) => row.customer_id)
  const persons = Map.groupBy(thereOn(await allPersons(db), day), (row) => row.customer_id)
  const certificates = Map.groupBy(await listCertificates(db), (each) => each.customerId)
  const contracts = Map.groupBy(await contractsOn(db, await listContracts(db), day), (row) => row.customer_id)
  const changes = Map.groupBy(await allStatusChanges(db), (row) => row.certificate_id)
  const assignments = await assignmentsOn(db, day)
  const vip = await allVipSpans(db)
  const headOffices = await headOfficeCodes(db)
  return (await allCustomers(db)).flatMap((customer) => {
    const filed: Filed = {
      former: former.get(customer.id) ?? [],
      persons: persons.get(customer.id) ?? [],
      certificates: (certificates.get(customer.id) ?? []).filter((each) => each.issuedOn <= day),
      contracts: contracts.get(customer.id) ?? [],
      assignment: assignments.get(customer.id),
      vip: heldOn(vip.get(customer.id) ?? [], day),
      changes,
      headOffice: headOffices.get(customer.id) ?? null,
    }
    return rowsOf(customer, filed, day)
  })
}

/**
 * Columns that an import reads and an export leaves out: parts of the address, a day that stands under `withdrawnOn` here, one of
 * several surveillances, and who certified.
 */
const importedOnly: readonly ListField[] = [
  ...(['province', 'city', 'district', 'cancelledOn', 'lastSurveillance', 'certifier'] as const),
]

const columns: readonly Column<ExportRow>[] = (Object.keys(customerHeaders.fields) as ListField[])
  .filter((field) => !importedOnly.includes(field))
  .map((field) => ({ key: field, title: same(field), cell: (row) => row[field] ?? null }))

/**
 * `customer export`: all customers as a list that `customer import` reads back, or with `--person` all data held about one
 * person, for them.
 */
export const customerExport = (facts: () => Promise<FactWords>) =>
  verb({
    words: {
      en: 'Export all customers as a list that can be imported (CSV), or all that is held of a contact person',
      zh: '导出可再导入的全部客户名单（CSV），或某一联系人的全部登记信息',
    },
    access: 'read',
    flags: {
      person: text({ en: 'all that is held of this contact person', zh: '该联系人的全部登记信息' }, 'PERSON'),
      customer: worded(
        { en: 'of this customer only, with --person', zh: '仅此客户的联系人（与 --person 合用）' },
        customerArgument,
      ),
      copies: copiesFlag,
      heads: headsFlag,
    },
    examples: {
      'customer export --output customers.csv': {
        en: 'all customers, ready to be imported again',
        zh: '导出全部客户，可再导入',
      },
      'customer export --heads zh --output customers.csv': {
        en: 'the same with Chinese heads, which an import reads back as well',
        zh: '同上，使用中文表头，同样可再导入',
      },
      'customer export --person 李明 --format html --output person.html': {
        en: 'what is held of a contact person, to be given to them',
        zh: '导出某一联系人的全部登记信息，供其查阅',
      },
    },
    run: async ({ person, customer, copies, heads }, call) => {
      if (person !== undefined) {
        const { heldOfPerson } = await import('./held.ts')
        return heldOfPerson(call, { person, customer, copies }, await facts())
      }
      if (customer !== undefined || copies.length > 0) throw usage(erasureWords.whosePerson, erasureWords.nameThePerson)
      const rows = await call.read((db) => exportRows(db, call.asOf))
      const list = table(
        withHeads(columns, heads, ({ key }) => chineseHead(key as ListField)),
        rows,
      )
      return { json: { customers: rows }, items: rows, parts: [list], preferred: 'csv' }
    },
  })
