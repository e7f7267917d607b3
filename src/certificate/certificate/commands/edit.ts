import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { certificate, certificateNumber, certificateView, requireCertificate } from '../certificate.ts'
import {
  type Certificate,
  certificateByNumber,
  changeCertificate,
  type NewCertificate,
  supersession,
} from '../store/certificate.ts'
import { certificateWords } from '../words.ts'
import { checkOrder, contractOf } from './add.ts'
import { expiry } from './record.ts'
import { refuseMovedPast } from './refuse-moved.ts'

const { scheme, standard, scope, firstIssued, issued, nextSurveillance, note } = flagsOf(certificate)

const editFlags = {
  newNumber: text({ en: 'the right certificate number', zh: '正确的证书编号' }, 'NUMBER'),
  ...{ scheme, standard, scope, firstIssued, issued },
  expires: expiry,
  contract: text({ en: 'the contract it was issued under', zh: '所属合同编号' }, 'NUMBER'),
  ...{ nextSurveillance, note },
  reason: editReason,
  correction: text({ en: 'the scope was mistyped: how', zh: '认证范围录入有误的说明' }, 'REASON'),
} as const

type Edit = ValuesOf<typeof editFlags>

/** `certificate edit`: what was mistyped of a certificate. Its scope is governed by F01 (4.2.3). */
export const certificateEdit = verb({
  words: { en: 'Correct what was mistyped of a certificate', zh: '更正录入有误的证书' },
  access: 'write',
  by: doneBy(['business', 'general'], '4.2.4'),
  args: { number: required(certificateNumber) },
  flags: editFlags,
  examples: {
    'certificate edit CN-Q-0001 --expires 2028-02-29 --reason "mistyped"': {
      en: 'the day of expiry was mistyped',
      zh: '更正录错的到期日期',
    },
  },
  run: async ({ number, ...edit }, call) => {
    if (edit.issued !== undefined) happened(edit.issued, call.today, '--issued')
    const { changed, record } = await call.write(async (tx) => {
      const certificate = await requireCertificate(tx.db, number)
      const wanted = await wantedOf(tx.db, certificate, edit)
      if (Object.keys(wanted).length === 0) throw usage(recordWords.nothingToChange, certificateWords.nameAField)
      checkReasons(certificate, wanted, edit)
      checkOrder({ ...certificate, ...wanted })
      await checkNumberFree(tx.db, certificate, wanted.number)
      const change = await supersession(tx.db, certificate)
      await refuseMovedPast(tx.db, certificate, wanted)
      const changed = changeCertificate(tx, certificate.id, wanted)
      // The one that it was issued in place of was superseded on the day that turned out to be wrong.
      if (change !== null && wanted.issuedOn !== undefined)
        tx.update('status_change', change.id, { effective_on: wanted.issuedOn })
      const now = await requireCertificate(tx.db, wanted.number ?? number)
      return { changed, record: await certificateView(tx.db, now, call.today) }
    })
    return one('certificate', record, recordWords[changed ? 'changed' : 'unchanged'](record.number))
  },
})

async function wantedOf(db: Db, { customerId }: Certificate, edit: Edit): Promise<Partial<NewCertificate>> {
  const { newNumber, scheme, standard, scope, firstIssued, issued, expires, contract, nextSurveillance, note } = edit
  return {
    ...(newNumber === undefined ? {} : { number: newNumber }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(standard === undefined ? {} : { standard }),
    ...(scope === undefined ? {} : { scope }),
    ...(firstIssued === undefined ? {} : { firstIssuedOn: firstIssued }),
    ...(issued === undefined ? {} : { issuedOn: issued }),
    ...(expires === undefined ? {} : { expiresOn: expires === 'open' ? null : expires }),
    ...(contract === undefined ? {} : { contractId: await contractOf(db, customerId, contract) }),
    ...(nextSurveillance === undefined ? {} : { nextSurveillanceOn: nextSurveillance }),
    ...(note === undefined ? {} : { note }),
  }
}

/** 4.2.3: a scope on record changes by F01, or as the correction of a typing mistake; all else takes a reason. */
function checkReasons(certificate: Certificate, wanted: Partial<NewCertificate>, edit: Edit): void {
  const { scope } = wanted
  const rescoped = scope !== undefined && certificate.scope !== null && scope !== certificate.scope
  if (rescoped && edit.correction === undefined)
    throw refused('4.2.3', certificateWords.scopeGoverned, certificateWords.correctInstead)
  if (edit.reason === undefined && edit.correction === undefined)
    throw usage(certificateWords.needsReason, certificateWords.giveReason)
}

async function checkNumberFree(db: Db, certificate: Certificate, number: string | undefined): Promise<void> {
  const there = number === undefined ? null : await certificateByNumber(db, number)
  if (there === null || there.id === certificate.id) return
  const { name } = await customerById(db, there.customerId)
  throw usage(certificateWords.numberTaken(there.number, name), certificateWords.editCertificate(there.number))
}
