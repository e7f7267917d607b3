import { join } from 'node:path'
import { program } from './desk.mjs'
import { Bench } from './guard/counts.mjs'
import { commands, makeRegister } from './guard/register.mjs'
import { limitPairing, paired } from './pairs.mjs'

const customers = 20_000

/** The commands, each with the most that it may take, in multiples of Node that starts and ends. */
const limits = {
  '--version': 1.2,
  'contact list': 150,
  'contact add': 3.3,
  'customer find': 7,
  'report compliance': 350,
  'report monthly': 500,
}

/** Everyday commands of a body of 20,000 customers, on the register that the guard counts on, against Node that starts and ends. */
export function everydayMeasures(desk) {
  const [folder, home] = [join(desk.folder, 'everyday'), join(desk.folder, 'everyday-home')]
  makeRegister(program, folder, home, customers)
  const bench = new Bench(program, folder, home)
  return Object.entries(limits).map(([name, limit]) => {
    const command = commands[name]
    bench.learn(command)
    limitPairing(20_000)
    const times = paired(
      15,
      () => bench.run(command).milliseconds,
      () => desk.bareNode().milliseconds,
    )
    return { work: `\`certdesk ${name}\`, 20,000 customers`, peer: 'bare `node -e 0`', limit, ...times }
  })
}
