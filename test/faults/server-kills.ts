import { type Chance, chance, each, pick, runs, Tally } from './runs.ts'
import { type Act, actOf, begin, everyKind, type Kind, logins, type Office, serverOf, typed } from './server-office.ts'
import { counted, faults, Told } from './server-told.ts'
import { type Direction, directions, Way } from './server-way.ts'

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** How many bytes an act takes that nobody disturbs, each way, and how many milliseconds. */
type Usual = Readonly<Record<Direction, number>> & { readonly milliseconds: number }

const usuals = async (office: Office): Promise<ReadonlyMap<Kind, Usual>> => {
  const found = new Map<Kind, Usual>()
  // An account that has never been there asks more than it does ever after.
  for (const login of logins) await typed(office, ['today'], { login })
  for (const [n, kind] of everyKind.entries()) {
    const way = await new Way(() => office.cluster.port).open()
    const { argv, login } = actOf(kind, 900_000 + n, office)
    const { code, errors, milliseconds } = await begin(office, argv, login, way.server).told
    if (code !== 0) throw new Error(`nothing can be recorded at the server: ${errors}`)
    if (way.passed.down < 1000) throw new Error('what is counted is not the connection that writes')
    found.set(kind, { ...way.passed, milliseconds })
    way.close()
  }
  return found
}

/** A client that is under way to a server, and what may be done to both. */
interface Harmed {
  readonly child: ReturnType<typeof begin>['child']
  readonly way: Way
}

type Harm = (harmed: Harmed) => void

const kills: readonly Harm[] = [
  ({ child, way }) => {
    child.kill('SIGKILL')
    way.cut('both')
  },
  ({ way }) => way.cut('both'),
]

/** Longer than anything of a connection may stand still (`patience` in connect.ts), in milliseconds. */
const tooLong = 35_000

/** What happens to it for longer than a server waits. Whoever is cut off or goes unheard asks after that what became of its entry. */
const stops: readonly Harm[] = [
  ({ child, way }) => {
    child.kill('SIGSTOP')
    way.hold()
    setTimeout(() => {
      way.release()
      child.kill('SIGCONT')
    }, tooLong)
  },
  // The server does not learn of it.
  ({ way }) => way.cut('client'),
  ({ way }) => way.hold(),
]

/** Where in a write something happens: behind so much of what goes either way, or of the time. */
interface Place {
  readonly of: Direction | 'milliseconds'
  readonly at: number
}

/** Does a harm to a client that records something; tells what the client was told. `meanwhile` is done behind it. */
async function harmed(office: Office, act: Act, place: Place, does: Harm, meanwhile = async () => {}) {
  const way = await new Way(() => office.cluster.port).open()
  const { child, told } = begin(office, act.argv, act.login, way.server)
  let beside: Promise<void> | undefined
  const happens = () => {
    does({ child, way })
    beside = meanwhile()
  }
  if (place.of !== 'milliseconds') way.after(place.of, place.at, happens)
  else if (await Promise.race([pause(place.at).then(() => true), told.then(() => false)])) happens()
  const ended = await told
  await beside
  way.close()
  return { ended, isHarmed: beside !== undefined }
}

/** The harms and the kinds of write by turns, at places that are spread over the whole of each. */
function* trials(times: number, harms: readonly Harm[], usual: ReadonlyMap<Kind, Usual>, random: Chance) {
  for (let n = 0; n < times; n++) {
    const kind = everyKind[n % everyKind.length] as Kind
    const of = places[Math.floor(n / everyKind.length) % places.length] as Place['of']
    const at = Math.ceil(((n + random()) / times) * (usual.get(kind) as Usual)[of])
    yield { nr: n + 1, kind, place: { of, at }, does: pick(random, harms) }
  }
}

/** Of acts that were over before. */
const early = 'over before it'

const places = [...directions, 'milliseconds'] as const

/** Kills clients and cuts them off in the middle of writes of every kind, while others go on. */
export async function clientKills(office: Office): Promise<Tally> {
  const what = '`kill -9` of a client at a server, or its connection cut'
  const tally = new Tally(
    `${what}, behind a byte either way or at a moment, every kind of write in turn`,
    faults,
    counted,
  )
  const random = chance('server-clients')
  const told = new Told(tally)
  const all = [...trials(runs.serverKills, kills, await usuals(office), random)]
  await each(all, async ({ nr, kind, place, does }) => {
    const act = actOf(kind, nr, office)
    const { ended, isHarmed } = await harmed(office, act, place, does)
    told.hear(act, ended)
    if (!isHarmed) tally.count(early)
    tally.times += 1
  })
  await told.judge(office)
  return tally
}

/**
 * Stops clients for longer than a server waits, and lets them go on; or loses their connections without a word. Somebody else who begins meanwhile
 * has to have their turn. Of each register one client is stopped at a time.
 */
export async function clientStops(offices: readonly Office[]): Promise<Tally> {
  const what = 'SIGSTOP of a client at a server for longer than the server waits, or its connection lost without a word'
  const tally = new Tally(`${what}, every kind of write in turn, while another waits`, faults, counted)
  const random = chance('server-stops')
  const usual = await usuals(offices[0] as Office)
  const all = [...trials(runs.serverClientStops, stops, usual, random)]
  const one = async (office: Office, own: number) => {
    const told = new Told(tally)
    for (const { nr, kind, place, does } of all.filter((_, n) => n % offices.length === own)) {
      const [act, other] = [actOf(kind, nr, office), actOf('contact', 100_000 + nr, office)]
      const meanwhile = async () => {
        const ended = await begin(office, other.argv, other.login, serverOf(office)).told
        told.hear(other, ended)
        if (ended.code !== 0) tally.fault('blocked', `${kind} behind ${place.at} ${place.of}: ${ended.errors}`)
      }
      const { ended, isHarmed } = await harmed(office, act, place, does, meanwhile)
      told.hear(act, ended)
      if (!isHarmed) tally.count(early)
      tally.times += 1
    }
    await told.judge(office)
  }
  await Promise.all(offices.map(one))
  return tally
}
