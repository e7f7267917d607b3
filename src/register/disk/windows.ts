/** What a path of Windows says of where it leads. */
export type Shared =
  /** Another machine's folder. */
  | { readonly is: 'network'; readonly share: string }
  /** A folder of the machine around a virtual one. */
  | { readonly is: 'around'; readonly share: string }
  /** A folder of the Linux that Windows runs (WSL). */
  | { readonly is: 'linux'; readonly share: string }

/** The names under which virtual machines hand their host's folders in: they are no machines on the network. */
const hosts = new Set(['vboxsvr', 'vboxsrv', 'vmware-host', 'mac', 'psf'])

/** The names under which Windows hands in the folders of its Linux. */
const linux = new Set(['wsl$', 'wsl.localhost'])

/**
 * Whose folder a path is of that is written as that of a share: `\\server\office\...`, with slashes of either kind, or the long form
 * `\\?\UNC\server\...`. Null for any other: a letter, `\\?\C:\...`, a volume by its number, a device (`\\.\...`).
 */
export function sharedBy(place: string): Shared | null {
  const plain = place.replaceAll('/', '\\').replace(/^\\\\[?.]\\unc\\/i, '\\\\')
  const [, server, name] = /^\\\\([^\\?.][^\\]*)(?:\\([^\\]*))?/.exec(plain) ?? []
  if (server === undefined) return null
  const share = `\\\\${server}${name === undefined ? '' : `\\${name}`}`
  const known = server.toLowerCase()
  if (linux.has(known)) return { is: 'linux', share }
  return { is: hosts.has(known) ? 'around' : 'network', share }
}
