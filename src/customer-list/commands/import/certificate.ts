import { type Scheme, schemes } from '../../../certificate/certificate/rules.ts'
import { schemeOf } from '../../../certificate/certificate/scheme.ts'
import type { Certificate } from '../../../certificate/certificate/store/certificate.ts'
import { type Day, readDay } from '../../../clause/day.ts'
import { readFen } from '../../../clause/fen.ts'
import type { RowCells } from './cells.ts'
import { importWords } from './words.ts'

/** A certificate as a row gives it. */
export interface DraftCertificate
  extends Pick<
    Certificate,
    'number' | 'scheme' | 'standard' | 'scope' | 'firstIssuedOn' | 'issuedOn' | 'expiresOn' | 'nextSurveillanceOn'
  > {
  /** How the row says that the certificate is valid; null where it does not. */
  readonly statedValid: string | null
  readonly change: {
    readonly status: 'suspended' | 'withdrawn' | 'cancelled' | 'superseded'
    readonly effectiveOn: Day
    readonly endsOn: Day | null
    readonly reason: string | null
  } | null
}

/** A contract as a row gives it. */
export interface DraftContract {
  readonly number: string
  readonly kind: Scheme | null
  /** Fen. */
  readonly amount: number | null
  readonly signedOn: Day | null
}

/** The certificate of a row, if it names one; `asked` is the scheme where the standard does not tell. */
export function certificate(cells: RowCells, asked: Scheme | undefined): DraftCertificate | null {
  const number = cells.text('certificateNumber')
  if (number === null) {
    for (const field of ['issued', 'expires'] as const)
      if (cells.text(field) !== null) cells.warn(field, cells.text(field), importWords.noCertificateNumber)
    return null
  }
  const first = cells.day('firstIssued', false)
  const issuedOn = cells.day('issued', false) ?? first
  if (issuedOn === null && cells.text('issued') === null) cells.refuse('issued', null, importWords.noIssueDay)
  const expiresOn = expires(cells)
  const standard = cells.text('standard')
  const scheme = schemeFor(cells, asked, standard)
  if (issuedOn === null || scheme === null) return null
  const firstIssuedOn = first ?? issuedOn
  if (firstIssuedOn > issuedOn) cells.refuse('firstIssued', firstIssuedOn, importWords.firstAfterIssue)
  if (expiresOn !== null && expiresOn < issuedOn) cells.refuse('expires', expiresOn, importWords.expiresBeforeIssue)
  return {
    number: number.normalize('NFKC'),
    scheme,
    standard,
    scope: cells.text('scope'),
    firstIssuedOn,
    issuedOn,
    expiresOn,
    nextSurveillanceOn: cells.day('nextSurveillance', true),
    statedValid: validStatus.test(cells.text('status') ?? '') ? cells.text('status') : null,
    change: remarkedChange(cells, change(cells, expiresOn), issuedOn, expiresOn),
  }
}

/** The day of expiry; 长期 is no end, an empty cell is not. */
function expires(cells: RowCells): Day | null {
  const text = cells.text('expires')
  if (text === null) {
    cells.refuse('expires', null, importWords.noExpiry)
    return null
  }
  return readDay(text) === 'open' ? null : cells.day('expires', true)
}

function schemeFor(cells: RowCells, asked: Scheme | undefined, standard: string | null): Scheme | null {
  const scheme = named(cells, 'scheme') ?? (standard === null ? null : schemeOf(standard)) ?? asked ?? null
  if (scheme === null) cells.refuse('standard', standard, importWords.noScheme)
  return scheme
}

/** A scheme that a cell names outright, in English or Chinese. */
function named(cells: RowCells, field: 'scheme' | 'contractKind'): Scheme | null {
  const own = cells.text(field)?.toLowerCase()
  if (own === undefined) return null
  return (Object.keys(schemes) as Scheme[]).find((scheme) => own === scheme || own === schemes[scheme].zh) ?? null
}

/** A change of status with what is strange about its day: one of a certificate that was not issued yet, or had expired. */
function remarkedChange(
  cells: RowCells,
  change: DraftCertificate['change'],
  issuedOn: Day,
  expiresOn: Day | null,
): DraftCertificate['change'] {
  if (change === null) return null
  const field = change.status === 'suspended' ? 'suspendedFrom' : 'withdrawnOn'
  if (change.effectiveOn < issuedOn) cells.warn(field, change.effectiveOn, importWords.changedBeforeIssue(issuedOn))
  else if (expiresOn !== null && change.effectiveOn > expiresOn)
    cells.warn(field, change.effectiveOn, importWords.changedAfterExpiry(expiresOn))
  return change
}

function change(cells: RowCells, expiresOn: Day | null): DraftCertificate['change'] {
  const text = cells.text('status')
  if (text === null) return null
  if (validStatus.test(text)) {
    if (expiresOn !== null && expiresOn < cells.today) cells.warn('status', text, importWords.calledValid(expiresOn))
    // One row tells of one change: a suspension that is over has a second day, that of its restoration, which it lacks.
    const suspended = cells.text('suspendedFrom')
    if (suspended !== null) cells.warn('suspendedFrom', suspended, importWords.pastSuspension(text))
    return null
  }
  if (/^(过期|过期失效|失效|到期|expired)$/iu.test(text)) {
    if (expiresOn === null || expiresOn >= cells.today) cells.warn('status', text, importWords.notExpired)
    return null
  }
  if (/^(暂停|suspended)$/iu.test(text)) {
    const effectiveOn = changeDay(cells, 'suspendedFrom')
    const endsOn = cells.day('suspendedUntil', true)
    if (effectiveOn === null) return null
    const before = endsOn !== null && endsOn < effectiveOn
    if (before) cells.warn('suspendedUntil', endsOn, importWords.endsBeforeStart(effectiveOn))
    return { status: 'suspended', effectiveOn, endsOn: before ? null : endsOn, reason: cells.text('suspensionReason') }
  }
  const ended = endings.find(({ form }) => form.test(text))
  if (ended === undefined) {
    cells.warn('status', text, importWords.statusUnknown)
    return null
  }
  const suspended = cells.text('suspendedFrom')
  if (suspended !== null) cells.warn('suspendedFrom', suspended, importWords.pastSuspension(text))
  const effectiveOn = changeDay(cells, 'withdrawnOn')
  return effectiveOn === null
    ? null
    : { status: ended.status, effectiveOn, endsOn: null, reason: cells.text('withdrawalReason') }
}

function changeDay(cells: RowCells, field: 'suspendedFrom' | 'withdrawnOn'): Day | null {
  if (cells.text(field) === null) cells.refuse(field, null, importWords.noChangeDay)
  return cells.day(field, false)
}

/** The contract of a row, if it names one. */
export function contract(cells: RowCells): DraftContract | null {
  const number = cells.text('contractNumber')
  const amountText = cells.text('contractAmount')
  const amount = amountText === null ? null : readFen(amountText)
  if (amountText !== null && amount === null) cells.warn('contractAmount', amountText, importWords.notAnAmount)
  if (number === null && amount !== null) cells.warn('contractAmount', amountText, importWords.noContractNumber)
  if (number === null) return null
  return { number, amount, kind: named(cells, 'contractKind'), signedOn: cells.day('contractSigned', false) }
}

const validStatus = /^(有效|正常|valid)$/iu

const endings = [
  { form: /^(撤销|withdrawn)$/iu, status: 'withdrawn' },
  { form: /^(注销|cancelled)$/iu, status: 'cancelled' },
  { form: /^(已换证|换证|superseded)$/iu, status: 'superseded' },
] as const
