import type { ChangeClass, Direction, Origin } from './rules.ts'

/** What an application is, as far as its way depends on it. */
export interface Traits {
  readonly origin: Origin
  readonly direction: Direction
  readonly class: ChangeClass | null
  /** The class that follows from the fields applied for. */
  readonly proposed: ChangeClass
  readonly auditNeeded: boolean | null
  /** What was decided, where the act is a decision. */
  readonly decision: 'approved' | 'rejected' | null
  /** Printed data change, so that certificates are issued anew. */
  readonly reissue: boolean
  /** An amount changes (4.2.8). */
  readonly amount: boolean
  /** A scope of certification changes, which the report must show (4.2.6). */
  readonly scope: boolean
  /** Nothing but scopes changes. */
  readonly scopeOnly: boolean
}

/** What must hold of an application for a row of the table to be a way for it. */
export type Condition = keyof typeof conditions

export const conditions = {
  desk: ({ origin }: Traits) => origin === 'desk',
  'on-site': ({ origin }: Traits) => origin === 'on-site',
  expansion: ({ direction }: Traits) => direction === 'expansion',
  'no-expansion': ({ direction }: Traits) => direction !== 'expansion',
  'began-by-body': (traits: Traits) => isBodysOwn(traits),
  'began-by-customer': (traits: Traits) => !isBodysOwn(traits),
  administrative: (traits: Traits) => traits.class === 'administrative',
  system: (traits: Traits) => traits.class === 'system',
  'as-proposed': (traits: Traits) => traits.class === traits.proposed,
  otherwise: (traits: Traits) => traits.class !== traits.proposed,
  'audit-needed': ({ auditNeeded }: Traits) => auditNeeded === true,
  'no-audit-needed': ({ auditNeeded }: Traits) => auditNeeded === false,
  approves: ({ decision }: Traits) => decision !== 'rejected',
  rejects: ({ decision }: Traits) => decision === 'rejected',
  reissue: ({ reissue }: Traits) => reissue,
  'no-reissue': ({ reissue }: Traits) => !reissue,
  amount: ({ amount }: Traits) => amount,
  'no-amount': ({ amount }: Traits) => !amount,
  scope: ({ scope }: Traits) => scope,
  'no-scope': ({ scope }: Traits) => !scope,
} as const satisfies Record<string, (traits: Traits) => boolean>

/** 4.2.6: the body itself found that a scope must be smaller, and nothing else is asked for. */
const isBodysOwn = ({ origin, direction, scopeOnly }: Traits): boolean =>
  origin === 'on-site' && direction === 'reduction' && scopeOnly
