// Loaded in front of the program with `--require`: its clock starts at the same moment in every run. Evidence is judged by the
// moment it was recorded, so on another day the same commands would do other work.
const moved = Date.parse('2026-10-15T04:00:00.000Z') - Date.now()
const { now } = Date
Date.now = () => now() + moved
