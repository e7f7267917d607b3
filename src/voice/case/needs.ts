/** What an act is recorded with: the flag it is given by, and how its value looks in a command that is shown. */
interface Need {
  readonly flag: string
  readonly sample: string
}

const need = (flag: string, sample: string): Need => ({ flag, sample })

export const needs = {
  means: need('means', 'letter|email|message|phone|meeting'),
  reason: need('reason', 'TEXT'),
  findings: need('findings', 'TEXT'),
  told: need('told', 'TEXT'),
  decision: need('decision', 'founded|partly|unfounded'),
  correction: need('correction', 'TEXT'),
  action: need('action', 'TEXT'),
  public: need('public', 'yes|no'),
  agreedWith: need('agreed-with', 'TEXT'),
} as const satisfies Record<string, Need>

export type NeedName = keyof typeof needs
