/** The files of a mirror, in its folder. */
export const mirrorFiles = (folder: string) => ({
  journal: `${folder}/journal`,
  personal: `${folder}/personal`,
  segments: `${folder}/segments`,
})

/** What holds what was moved aside, with a number behind it. */
export const asideName = 'set-aside-'
