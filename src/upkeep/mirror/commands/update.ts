import { NothingThere } from '../../../clause/problem.ts'
import { keptElsewhere } from '../../../register/mirror/told.ts'
import { verb } from '../../../terminal/command.ts'
import { sentence } from '../../../terminal/result.ts'
import { forSchedule } from '../../for-schedule.ts'
import { withOpened } from '../../open.ts'
import { mirrorsOf, nameOf, notedOf } from '../noted.ts'
import { mirrorWords } from '../words.ts'
import { shownHere } from './listed.ts'

/**
 * Writes to the mirrors that are kept from here what they have not, without an entry of its own: for a machine on which nobody types, by a schedule. Exit 1
 * where one could not be reached.
 */
export const mirrorUpdate = verb({
  words: { en: 'Write to the mirrors what they have not', zh: '向镜像补写其缺少的记录' },
  access: 'none',
  args: {},
  flags: {},
  examples: { 'mirror update': { en: 'by a schedule, or once a stick is back', zh: '定时运行，或在U盘插回之后' } },
  run: async (_, call) =>
    withOpened(call, async (register) => {
      const { notes, mirrorsTold } = register
      const noted = notedOf(notes)
      if (mirrorsOf(noted).length === 0) {
        const others = keptElsewhere(mirrorsTold, notes, noted).map(nameOf)
        if (others.length > 0) throw new NothingThere(mirrorWords.keptElsewhere(others), mirrorWords.seeThere)
        throw new NothingThere(mirrorWords.noneYet, mirrorWords.addOne)
      }
      await register.mirror()
      const mirrors = shownHere(register).filter(({ removedAt }) => removedAt === null)
      const whole = mirrors.filter(({ state }) => state === 'whole')
      // What could not be reached is said beside it, to a schedule as well.
      const said = whole.map(({ place }) => sentence(mirrorWords.hasAll(place, register.head().seq)))
      const exit = whole.length === mirrors.length ? 0 : 1
      return forSchedule(call, { json: { mirrors }, items: mirrors, parts: said, exit })
    }),
})
