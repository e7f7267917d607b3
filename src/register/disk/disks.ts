import fs from 'node:fs'

/** What tells of the disks of a machine. It is handed in, so that what is told of each system is tried on any. */
export interface Disks {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** What is mounted, as Linux lists it (`/proc/self/mountinfo`); empty where nothing lists it. */
  mounted(): string
  /** The number by which `statfs` tells the file system that a path lies on. Throws where nothing is there. */
  number(place: string): number
  /**
   * A path as the system itself has it, with every link followed. On Windows a letter that stands for a share (`net use`) becomes the
   * share's own path, and one that stands for a folder (`subst`) that folder's. Throws where nothing is there, or where the system does
   * not say.
   */
  real(place: string): string
  /** Where a link leads; null for what is none. */
  link(place: string): string | null
}

/** As the system that the program runs on tells it. */
export const systemDisks = (platform: NodeJS.Platform = process.platform, env: Disks['env'] = process.env): Disks => ({
  platform,
  env,
  mounted: () => textOf('/proc/self/mountinfo'),
  number: (place) => fs.statfsSync(place).type,
  real: (place) => fs.realpathSync.native(place),
  link: (place) => {
    try {
      return fs.readlinkSync(place)
    } catch {
      return null
    }
  },
})

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
