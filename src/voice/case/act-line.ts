import { shellWord } from '../../clause/words.ts'
import { needs } from './needs.ts'
import type { CaseSort } from './rules.ts'
import type { Transition } from './transitions.ts'

/** The command line of an act with what it needs, as it is shown. */
export const actLine = (
  sort: CaseSort,
  number: string,
  { act, needs: wanted }: Pick<Transition, 'act' | 'needs'>,
): string =>
  [
    `certdesk ${sort} ${act} ${shellWord(number)}`,
    ...wanted.map((name) => `--${needs[name].flag} ${needs[name].sample}`),
  ].join(' ')
