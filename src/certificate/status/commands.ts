import { type Day, daysBetween } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { same } from '../../clause/words.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required } from '../../terminal/flag.ts'
import { type Column, columnOf, field, one, table } from '../../terminal/result.ts'
import { certificateNumber, requireCertificate } from '../certificate/certificate.ts'
import { certificateWords } from '../certificate/words.ts'
import { nextSurveillances } from '../surveillance/standing.ts'
import { reasonText } from './reasons.ts'
import { eventsAhead } from './rules.ts'
import { listReasons } from './store/reason.ts'
import { type CertificateStanding, certificateStandings } from './store/standing.ts'
import { statusWords } from './words.ts'

/**
 * What comes next of a certificate: decided changes, the end of its suspension, its surveillance, its expiry. The days left
 * are negative where the day is over.
 */
async function nextOf(db: Db, { certificate, status, suspendedUntil, ahead }: CertificateStanding, day: Day) {
  const due = await nextSurveillances(db, day, certificate.customerId)
  const standing = { status, suspendedUntil, expiresOn: certificate.expiresOn, ahead }
  return eventsAhead(standing, due.get(certificate.id) ?? null).map(({ what, on }) => ({
    what,
    on,
    daysLeft: daysBetween(day, on),
  }))
}

type NextEvent = Awaited<ReturnType<typeof nextOf>>[number]

const column = columnOf<NextEvent>()

const nextColumns: readonly Column<NextEvent>[] = [
  column('on', 'On', '日期', { whole: true }),
  column('what', 'What', '事项', { shown: (event) => statusWords.next(event.what) }),
  column('daysLeft', 'Days', '天数', {
    shown: (event) => statusWords.left(event.daysLeft),
    tone: (event) => (event.daysLeft < 0 ? 'bad' : undefined),
  }),
]

/** `certificate status`: what a certificate is on a day, since and until when, why, and what comes next. */
export const certificateStatus = verb({
  words: {
    en: 'What a certificate is on a day, since when, why, and what comes next',
    zh: '证书在某日的状态、起止、原因和后续',
  },
  access: 'read',
  args: { number: required(certificateNumber) },
  examples: {
    'certificate status CN-Q-0001': {
      en: 'valid, suspended or ended, since when and why',
      zh: '有效、暂停还是终止，自何日起、因何原因',
    },
    'certificate status CN-Q-0001 --as-of 2026-03-31': { en: 'the same for an earlier day', zh: '较早某日的状态' },
  },
  run: async ({ number }, call) => {
    const day = call.asOf
    const view = await call.read(async (db) => {
      const certificate = await requireCertificate(db, number)
      const standings = await certificateStandings(db, day, certificate.customerId)
      const standing = standings.find((each) => each.certificate.id === certificate.id)
      if (standing === undefined)
        throw usage(
          statusWords.notIssued(number, certificate.issuedOn, day),
          statusWords.askLater(certificate.issuedOn),
        )
      const { customer, status, since, until, change, successor } = standing
      const reason = change?.reason ?? null
      return {
        number: certificate.number,
        customer: customer.code,
        name: customer.name,
        asOf: day,
        status,
        since,
        until,
        reason,
        reasonName:
          status === 'superseded' && successor !== null
            ? statusWords.replacedBy(successor)
            : reasonText(reason, await listReasons(db)),
        next: await nextOf(db, standing, day),
      }
    })
    const fields = [
      field('number', { en: 'Certificate', zh: '证书编号' }, view.number),
      field('customer', customerTitle, view.customer),
      field('name', customerNameTitle, view.name),
      field(
        'status',
        { en: `Status on ${day}`, zh: `${day} 的状态` },
        view.status,
        certificateWords.status(view.status),
      ),
      field('since', { en: 'Since', zh: '自' }, view.since),
      field('until', { en: 'Until', zh: '至' }, view.until, same(view.until ?? '—')),
      field('reason', { en: 'Why', zh: '原因' }, view.reason, view.reasonName ?? same('—')),
    ]
    const next = view.next.length === 0 ? [] : [table(nextColumns, view.next, { title: statusWords.whatIsNext })]
    return one('certificate', view, null, fields, next)
  },
})
