// Makes the system know nothing of whoever runs a program, as in a container whose user has no line in /etc/passwd: loaded before it.
const os = require('node:os')
const { syncBuiltinESMExports } = require('node:module')
for (const name of ['homedir', 'userInfo'])
  os[name] = () => {
    throw Object.assign(new Error(`A system error occurred: uv_os_${name} returned ENOENT`), {
      code: 'ERR_SYSTEM_ERROR',
    })
  }
syncBuiltinESMExports()
