import { describe, expect, it } from 'vitest'
import { actVerb } from '../../src/voice/case/commands/acts.ts'
import { feedbackClassify } from '../../src/voice/feedback/commands/classify.ts'

describe('what Enter takes where somebody hurries past a question', () => {
  it('makes nothing public, and leaves feedback to be followed up', () => {
    expect(actVerb('complaint', 'publish').flags.public?.before).toBe('no')
    expect(actVerb('appeal', 'publish').flags.public?.before).toBe('no')
    expect(feedbackClassify.flags.as?.before).toBe('dissatisfaction')
  })
})
