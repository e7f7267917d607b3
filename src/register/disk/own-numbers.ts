/**
 * The commonest disks of a machine's own, by the number that `statfs` tells on Linux, with their names in the list of what is mounted.
 */
const ownNumbers: Readonly<Record<number, string>> = {
  61267: 'ext4',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  16914836: 'tmpfs',
  2035054128: 'overlay',
  801189825: 'zfs',
  4076150800: 'f2fs',
  538032816: 'exfat',
  19780: 'vfat',
}

/** The number is of 32 bits, and some kernels tell it as a negative one. */
export const ownSystem = (number: number): string | undefined => ownNumbers[number >>> 0]
