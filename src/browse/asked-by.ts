import type { RefusedFor } from './refusals.ts'
import { longestTarget, type Target, targetIn } from './target.ts'

/** A request as it came. Of a header that came twice, `raw` has both. */
export interface Came {
  readonly method: string | undefined
  readonly target: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Names and values, one after the other. */
  readonly raw: readonly string[]
}

/** The names of this machine for itself. Any port: `ssh -L` brings its own. */
const ownHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i

const timesOf = (name: string, raw: readonly string[]): number =>
  raw.filter((text, i) => i % 2 === 0 && text.toLowerCase() === name).length

/** Whether something comes behind the headers. */
const hasBody = ({ headers }: Came): boolean =>
  headers['transfer-encoding'] !== undefined || !['0', undefined].includes(headers['content-length']?.toString())

/**
 * Whether a page of somebody else has the browser ask. `Sec-Fetch-*` can't be set by scripts, and browsers send them to 127.0.0.1 as they do
 * to any https address; what sends none is not asked for them. A page on another port counts as the same site, and is refused too.
 */
function isOfAnother({ headers }: Came, isEntrance: boolean): boolean {
  const { host, origin, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = headers
  if (origin !== undefined && origin.toString().toLowerCase() !== `http://${host}`.toLowerCase()) return true
  if (site === 'none' || site === 'same-origin') return false
  // The entrance is led to from a file, from a mail or another program: as what the window itself shows, never in a frame.
  return !(isEntrance && mode === 'navigate' && dest === 'document')
}

/** Why a request is refused before anybody looks at who sent it; else what it asks for. In this order each has the one reason that mends it. */
export function refusedFor(came: Came): RefusedFor | Target {
  if (came.method !== 'GET' && came.method !== 'HEAD') return 'method'
  // Against names that others point to this machine (DNS rebinding).
  if (timesOf('host', came.raw) !== 1 || !ownHost.test(String(came.headers.host))) return 'host'
  if (hasBody(came)) return 'body'
  if (came.headers.upgrade !== undefined) return 'upgrade'
  const { target: raw = '' } = came
  if (raw.length > longestTarget) return 'long'
  const target = targetIn(raw)
  if (target === null) return 'target'
  return isOfAnother(came, target.words.length === 0) ? 'origin' : target
}
