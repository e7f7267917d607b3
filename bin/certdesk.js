#!/usr/bin/env node
'use strict'

// CommonJS, as bin/package.json says: Node starts it some milliseconds sooner than a module. An old Node reads it, too.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 14)) {
  const { handOver } = require('./newer-node.js')
  handOver()
} else {
  try {
    require.resolve('../dist/launch.cjs')
  } catch {
    process.stderr.write(
      'certdesk: The program is not built yet. / 程序尚未构建。\n  → Run "npm run build" in its folder. / 请在其文件夹中运行 npm run build。\n',
    )
    process.exit(70)
  }
  require('../dist/launch.cjs')
}
