const os = require('node:os')

// Loaded in front of the program with `--require`: makes its clock start at the same moment in every run, and gives user and machine the same
// names everywhere. Evidence is judged by the moment it was recorded, so on another day the same commands would do other work; and a
// longer name in the journal fills other pages.
const moved = Date.parse('2026-10-15T04:00:00.000Z') - Date.now()
const { now } = Date
Date.now = () => now() + moved

const { userInfo } = os
os.userInfo = (options) => ({ ...userInfo(options), username: 'clerk' })
os.hostname = () => 'desk'
