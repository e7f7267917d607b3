const { writeFileSync } = require('node:fs')
const vm = require('node:vm')

// Loaded in front of the program, of which it changes nothing: when it ends, the moments at which it first went on to another
// step are written down by name, in milliseconds since its process began.
const moments = new Map()
const mark = (name) => moments.has(name) || moments.set(name, performance.now())

const { Script } = vm
vm.Script = class extends Script {
  constructor(...given) {
    mark('read')
    super(...given)
    mark('handed')
  }
}

const { dlopen } = process
process.dlopen = (module, ...given) => {
  mark('loaded')
  dlopen.call(process, module, ...given)
  const { prototype } = module.exports.Database
  const { prepare, close } = prototype
  prototype.prepare = function (sql, ...more) {
    mark('opened')
    if (/^begin/i.test(sql)) mark(/immediate/i.test(sql) ? 'writing' : 'asking')
    const statement = prepare.call(this, sql, ...more)
    mark('parsed')
    return statement
  }
  prototype.close = function () {
    mark('done')
    close.call(this)
    mark('closed')
  }
}

mark('began')
process.on('exit', () => {
  mark('ended')
  writeFileSync(process.env.CERTDESK_BENCH_MARKS, JSON.stringify(Object.fromEntries(moments)))
})
