const { writeFileSync } = require('node:fs')
const vm = require('node:vm')

// Loaded in front of the program, of which it changes nothing: when it ends, the moments at which it went on to another step
// are written down, each as [name, milliseconds since the process began].
const moments = []
const now = (name) => moments.push([name, performance.now()])

const { Script } = vm
vm.Script = class extends Script {
  constructor(...given) {
    now('read')
    super(...given)
    now('handed')
  }
}

const { dlopen } = process
process.dlopen = (module, ...given) => {
  now('library')
  const loaded = dlopen.call(process, module, ...given)
  const { Database } = module.exports
  const { close, prepare } = Database.prototype
  let first = true
  Database.prototype.prepare = function (sql, ...more) {
    const text = first || /^(begin|commit)/i.test(sql) ? sql.split(' ')[0].toLowerCase() : null
    if (first) now('opened')
    const statement = prepare.call(this, sql, ...more)
    if (first) now('parsed')
    else if (text !== null) now(text)
    first = false
    return statement
  }
  Database.prototype.close = function () {
    now('answered')
    close.call(this)
    now('closed')
  }
  return loaded
}

now('began')
process.on('exit', () => {
  now('ended')
  writeFileSync(process.env.CERTDESK_BENCH_MARKS, JSON.stringify(moments))
})
