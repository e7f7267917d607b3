import { chance, pick, runs, Tally } from './runs.ts'
import { actOf, begin, everyKind, type Office, serverOf } from './server-office.ts'
import { counted, faults, Told } from './server-told.ts'

/** So many clients are in the middle of something when the server stops. */
const atOnce = 3

/** Stops the server at once, as a power cut would, at a random moment while clients record, and starts it again. */
export async function serverStops(office: Office): Promise<Tally> {
  const what = `Immediate stop of the server at a random moment while ${atOnce} clients record`
  const tally = new Tally(`${what}, every kind of write in turn`, faults, counted)
  const random = chance('server-stops')
  const told = new Told(tally)
  let nr = 0
  const record = () =>
    Array.from({ length: atOnce }, () => {
      nr += 1
      const act = actOf(pick(random, everyKind), nr, office)
      return { act, ...begin(office, act.argv, act.login, serverOf(office)) }
    })
  const undisturbed = await Promise.all(record().map(({ told }) => told))
  const longest = Math.max(...undisturbed.map(({ milliseconds }) => milliseconds))
  for (let n = 0; n < runs.serverStops; n++) {
    const begun = record()
    // From before the first is connected until the last has been told.
    await new Promise((done) => setTimeout(done, random() * longest))
    await office.cluster.stop('immediate')
    await office.cluster.start()
    for (const { act, told: ending } of begun) told.hear(act, await ending)
    tally.times += 1
  }
  await told.judge(office)
  return tally
}
