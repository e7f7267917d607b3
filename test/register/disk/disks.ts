import type { Disks } from '../../../src/register/disk/disks.ts'

const nothingThere = (): never => {
  throw new Error('ENOENT')
}

/** A machine of a platform with nothing but what is said of it. */
export const machine = (platform: NodeJS.Platform, more: Partial<Disks> = {}): Disks => ({
  ...{ platform, env: {}, mounted: () => '', number: nothingThere, real: nothingThere, link: () => null },
  ...more,
})

/** A line of the list of what is mounted on Linux: what is seen at a point, and its kind, source and options as they are listed. */
export const mount = (point: string, kind: string): string => `36 25 0:42 / ${point} rw,relatime shared:1 - ${kind}`

/** A machine of Linux whose root is a disk of its own, with what else is mounted. */
export const linux = (mounts: readonly string[], more: Partial<Disks> = {}): Disks =>
  machine('linux', { mounted: () => [mount('/', 'ext4 /dev/sda2 rw'), ...mounts, ''].join('\n'), ...more })

/** What letters of Windows stand for; any other is a disk of its own. */
export function windows(letters: Readonly<Record<string, string>> = {}, more: Partial<Disks> = {}): Disks {
  const real = (place: string) => {
    const [whole, letter = '', rest = ''] = /^([A-Za-z]:)\\?(.*)$/.exec(place) ?? []
    if (whole === undefined) return place
    return `${letters[letter] ?? letter}\\${rest}`
  }
  return machine('win32', { real, ...more })
}

/** A machine of Linux on which a folder, and all in it, lies on a file system of that kind, with its own number of `statfs`. */
export const lyingOn = (folder: string, kind: string, number = 0x6969): Disks =>
  linux([mount(folder.replaceAll(' ', '\\040'), kind)], { real: (place) => place, number: () => number })
