// @module-tag long

import { expect, test } from 'vitest'
import { shares } from './mirror-shares.ts'
import { nothing } from './runs.ts'

test.skipIf(process.platform !== 'linux')(
  'a share that hangs or goes away keeps nobody from working, and is caught up',
  async () => {
    expect((await shares()).close()).toEqual(nothing)
  },
)
