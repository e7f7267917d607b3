import { shellWord } from '../../clause/words.ts'
import type { Role } from '../../office/staff/rules.ts'
import { needs } from './needs.ts'
import { type Case, type CaseStep, clauseOf, traitsOf } from './rules.ts'
import { caseRole, possible, stateOf, type Transition, wayOn } from './transitions.ts'

/** What can be done with a case now: what it is, by whom, and the command. */
export interface NextStep {
  readonly act: CaseStep
  readonly role: Role
  readonly clause: string
  /** The command without what it needs, word by word, as findings are settled by it. */
  readonly settle: readonly [string, string, string]
  /** What it is not recorded without, as it is typed: `--reason TEXT`. */
  readonly asks: readonly string[]
  /** The command line with what it needs, as it is shown. */
  readonly line: string
}

const step = ({ settle, asks, ...known }: Omit<NextStep, 'line'>): NextStep => ({
  ...{ ...known, settle, asks },
  line: ['certdesk', ...settle.map(shellWord), ...asks].join(' '),
})

/** The step of a row of the table of acts: a complaint is classified before it is closed, and that is business's (4.5.1). */
function stepOf({ sort, number, classified }: Pick<Case, 'sort' | 'number' | 'classified'>, way: Transition): NextStep {
  if (way.act === 'close' && !classified)
    return step({
      ...{ act: 'classify', role: 'business', clause: '4.5.1', settle: ['feedback', 'classify', number] },
      asks: ['--stage STAGE', '--topic TEXT', '--as KIND'],
    })
  return step({
    ...{ act: way.act, role: caseRole, clause: clauseOf[sort], settle: [sort, way.act, number] },
    asks: way.needs.map((name) => `--${needs[name].flag} ${needs[name].sample}`),
  })
}

/** Everything that can be done with a case now, the way on first. */
export const possibleSteps = (found: Case): NextStep[] =>
  possible(stateOf(found), traitsOf(found)).map((way) => stepOf(found, way))

/** What leads on with a case; null where it is closed. */
export function nextStep(found: Case): NextStep | null {
  const way = wayOn(stateOf(found), traitsOf(found))
  return way === null ? null : stepOf(found, way)
}
