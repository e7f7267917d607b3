import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable, rowAfter } from '../../../record/edit.ts'
import { requireRow } from '../../../record/find.ts'
import { columnsGiven, flagsOf, isNothingGiven } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { paperNumber } from '../../../terminal/number-flag.ts'
import { one } from '../../../terminal/result.ts'
import { certificate, certificateNumber, certificateView } from '../certificate.ts'
import { ofNewCertificate } from '../new-number.ts'
import type { Scheme } from '../rules.ts'
import { type Certificate, certificateById, certificateByNumber, supersession } from '../store/certificate.ts'
import { certificateWords } from '../words.ts'
import { checkOrder, contractOf, numberTaken } from './add.ts'
import { checkIssueRow, checkScheme } from './issue.ts'
import { expiry } from './record.ts'
import { refuseMovedPast } from './refuse-moved.ts'

const { scheme, standard, scope, firstIssued, issued, nextSurveillance, kind, lastAudit, surveillanceMonths, note } =
  flagsOf(certificate)

const fieldFlags = {
  newNumber: ofNewCertificate(paperNumber({ en: 'the right certificate number', zh: '正确的证书编号' })),
  ...{ scheme, standard, scope, firstIssued, issued },
  expires: expiry,
  contract: paperNumber({ en: 'the contract it was issued under', zh: '所属合同编号' }, 'contract'),
  ...{ nextSurveillance, kind, lastAudit, surveillanceMonths, note },
} as const

const editFlags = {
  ...fieldFlags,
  reason: editReason,
  correction: text({ en: 'the scope was mistyped: how', zh: '认证范围录入有误的说明' }, 'REASON'),
} as const

type Edit = ValuesOf<typeof editFlags>

/** `certificate edit`: corrects typing mistakes. The scope of a certificate changes only by F01 (4.2.3). */
export const certificateEdit = verb({
  words: { en: 'Correct what was mistyped of a certificate', zh: '更正录入有误的证书' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { number: required(certificateNumber) },
  flags: editFlags,
  corrects: {
    fields: correctable(
      certificate,
      fieldFlags,
      (db, { number = '' }) => requireRow(db, certificate, number),
      ({ scheme }) => (scheme === 'product' ? [] : ['surveillanceMonths']),
    ),
    why: ['reason', 'correction'],
    // 4.2.3: the scope that is another goes by F01.
    whyOf: async (db, { number = '' }, _, keys) => {
      const { scope } = await requireRow(db, certificate, number)
      return keys.includes('scope') && scope !== null ? ['correction'] : ['reason']
    },
  },
  rules: [
    async (db, { number, reason: _, correction: __, ...edit }) => {
      if (number === undefined) return
      const row = await requireRow(db, certificate, number)
      // The last audit before a transfer may still be given.
      await refuseCannotBe(db, row, await columnsWanted(db, row, edit), edit, edit.kind === 'transfer')
    },
  ],
  examples: {
    'certificate edit CN-Q-0001 --expires 2028-02-29 --reason "mistyped"': {
      en: 'the day of expiry was mistyped',
      zh: '更正录入有误的到期日期',
    },
  },
  run: async ({ number, ...edit }, call) => {
    if (edit.issued !== undefined) happened(edit.issued, call.today, '--issued')
    const { changed, record } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, certificate, number)
      const wanted = await columnsWanted(tx.db, row, edit)
      if (isNothingGiven(wanted)) throw usage(recordWords.nothingToChange, certificateWords.nameAField)
      checkReasons(row, edit)
      const found = await refuseCannotBe(tx.db, row, wanted, edit)
      const change = await supersession(tx.db, found)
      const changed = tx.update('certificate', row.id, wanted)
      // The certificate it replaced was superseded on the old, wrong issue day.
      if (change !== null) tx.update('status_change', change.id, { effective_on: wanted.issued_on })
      return { changed, record: await certificateView(tx.db, row, call.today) }
    })
    return one('certificate', record, recordWords[changed ? 'changed' : 'unchanged'](record.number))
  },
})

/** Refuses days out of order, what no issue is, a number that is taken, and days that it is moved past. Returns the certificate. */
async function refuseCannotBe(
  db: Db,
  row: Row<'certificate'>,
  wanted: Changes<'certificate'>,
  { scheme, standard }: Partial<Edit>,
  mayLackAudit = false,
): Promise<Certificate> {
  const after = rowAfter<'certificate'>(row, wanted)
  checkOrder(after)
  if (!mayLackAudit || after.last_audit_on !== null) checkIssueRow(after)
  if (scheme !== undefined || standard !== undefined) checkScheme(after.scheme as Scheme, after.standard)
  await checkNumberFree(db, row, wanted.number)
  const found = await certificateById(db, row.id)
  await refuseMovedPast(db, found, wanted)
  return found
}

async function columnsWanted(
  db: Db,
  { customer_id }: Row<'certificate'>,
  { newNumber, expires, contract, ...typed }: Partial<Edit>,
): Promise<Changes<'certificate'>> {
  const wanted = await columnsGiven(db, certificate, typed)
  if (newNumber !== undefined) wanted.number = newNumber
  if (expires !== undefined) wanted.expires_on = expires === 'open' ? null : expires
  if (contract !== undefined) wanted.contract_id = await contractOf(db, customer_id, contract)
  return wanted
}

/** 4.2.3: a scope on record changes only by F01 or as a typo's correction; any other edit needs a reason. */
function checkReasons(row: Row<'certificate'>, { scope, reason, correction }: Edit): void {
  const rescoped = scope !== undefined && row.scope !== null && scope !== row.scope
  if (rescoped && correction === undefined)
    throw refused('4.2.3', certificateWords.scopeGoverned, certificateWords.correctInstead)
  if (reason === undefined && correction === undefined)
    throw usage(certificateWords.needsReason, certificateWords.giveReason)
}

async function checkNumberFree(db: Db, { id }: Row<'certificate'>, number: string | undefined): Promise<void> {
  const holder = number === undefined ? null : await certificateByNumber(db, number)
  if (holder !== null && holder.id !== id) throw await numberTaken(db, holder)
}
