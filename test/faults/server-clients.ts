import { chance, pick, runs, Tally } from './runs.ts'
import {
  type Act,
  actOf,
  begin,
  customers,
  everyKind,
  type Kind,
  type Office,
  serverOf,
  typed,
  undoing,
} from './server-office.ts'
import { counted, faults, Told } from './server-told.ts'

/** The entry of an act, as whoever did it finds it in the journal among the newest. */
async function entryOf(office: Office, { token, login }: Act): Promise<number> {
  const { out, errors } = await typed(office, ['audit', 'list', '--limit', '200', '--format', 'json'], { login })
  if (out === '') throw new Error(errors)
  const { entries } = JSON.parse(out) as { readonly entries: { readonly seq: number; readonly command: string }[] }
  const found = entries.find(({ command }) => command.includes(token))
  if (found === undefined) throw new Error(`${token} is not on record`)
  return found.seq
}

/** What is recorded of a day: a list is imported now and then. */
const daily: readonly Kind[] = [...everyKind, 'contact', 'contact', 'contact', 'contact', 'edit', 'customer']

/** Has many clients record at the same time, each one thing after the other, of every kind; what they correct they take back. */
export async function manyClients(office: Office): Promise<Tally> {
  const { clients, seconds } = runs.serverClients
  const done = `${clients} clients that record at a server at the same time, for ${seconds} seconds, every kind of write`
  const tally = new Tally(done, [...faults, 'refused'], counted)
  const told = new Told(tally)
  const began = performance.now()
  const isOver = () => performance.now() - began > seconds * 1000
  let longest = 0
  const does = async (act: Act) => {
    const ended = await begin(office, act.argv, act.login, serverOf(office)).told
    told.hear(act, ended)
    if (ended.code !== 0) tally.fault('refused', `${act.argv.join(' ')}: ${ended.code}: ${ended.errors}`)
    longest = Math.max(longest, ended.milliseconds)
    tally.times += 1
  }
  const client = async (own: number) => {
    const random = chance(`server-client-${own}`)
    // Each has a customer of its own: what somebody else has corrected since is not taken back.
    for (let nr = own + customers; !isOver(); nr += customers) {
      const act = actOf(pick(random, daily), nr, office)
      await does(act)
      if (act.kind === 'edit') await does(undoing(await entryOf(office, act), 1_000_000 + nr, act.login))
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, own) => client(own)))
  tally.count('a minute', Math.round((60_000 * tally.times) / (performance.now() - began)))
  tally.count('longest wait in milliseconds', Math.round(longest))
  await told.judge(office)
  return tally
}
