'use strict'

/**
 * Loads SQLite as compiled for this system and processor, from the folder `native` beside the bundle. The build replaces the
 * driver's own search with this module: that search looks through several folders and reads the process's memory map at every
 * start. Throws an error with the code ERR_NO_SQLITE if the file is missing or the system cannot load it.
 */
exports.getBinding = () => {
  const { platform, arch } = process
  // Alpine Linux has the C library musl, which cannot load a file compiled for glibc.
  const systems = platform === 'linux' ? ['linux', 'linuxmusl'] : [platform]
  const reasons = []
  for (const system of systems) {
    const file = `./native/${system}-${arch}.node`
    try {
      return require(file)
    } catch (error) {
      reasons.push(error.message.split('\n')[0])
    }
  }
  throw Object.assign(new Error(reasons[0]), { code: 'ERR_NO_SQLITE' })
}
