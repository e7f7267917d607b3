import { later } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { naming, offering, searched, text } from '../../terminal/flag.ts'
import type { Choice } from '../../terminal/world.ts'
import { hasLeft, holdsRole, type Roles, rolesSince } from './rules.ts'
import { staffOffered } from './store/offered.ts'
import { everHolding } from './store/role.ts'
import { findStaff, listStaff, requireStaff } from './store/staff.ts'

/**
 * A member of staff. Where it is asked for, a choice of those who are there and have what was typed in their name; of `roles` only those
 * who hold one of them, or ever did.
 */
export const staffNamed = (words: Words, roles: Roles | null = null) => {
  const named = offering('staff', text(words, 'NAME'))
  return searched(
    naming(named, roles === null ? requireStaff : everHolding(roles)),
    async (db, typed, lang, _, today, doer): Promise<readonly Choice[]> => {
      const on = later(today, rolesSince)
      const held = new Map((await listStaff(db)).map((each) => [each.name, each.roles]))
      const rankOf = (name: string): number => {
        const spans = held.get(name) ?? []
        if (roles === null) return hasLeft(spans, on) === null ? 0 : 1
        if (roles.some((role) => holdsRole(spans, role, on))) return 0
        return spans.some((span) => roles.some((role) => holdsRole([span], role, span.from))) ? 1 : 2
      }
      const found = (await meant(db, typed.trim())).filter(({ value }) => rankOf(value) < 2)
      return (
        found
          // Whoever does it stands before colleagues who may as well.
          .toSorted((a, b) => rankOf(a.value) - rankOf(b.value) || Number(b.value === doer) - Number(a.value === doer))
          .map(({ value, meaning }) => ({
            value,
            name: meaning[lang] === '' ? value : `${value}  ${meaning[lang]}`,
            short: value,
          }))
      )
    },
  )
}

/** Whose name has what was typed in it; where it is another name of somebody, whoever has it. */
async function meant(db: Db, typed: string) {
  const found = await staffOffered(db, typed)
  if (found.length > 0 || typed === '') return found
  const other = await findStaff(db, typed)
  return other === null ? [] : staffOffered(db, other.name)
}
