import { type Problem, unavailable } from '../../../clause/problem.ts'
import { placeOf, type ServerAddress } from '../link/address.ts'

/** Only its owner closes a register, or makes one. */
export const ownersAlone = (address: ServerAddress, login: string): Problem =>
  unavailable(
    {
      en: `The login ${login} may work with the register at ${placeOf(address)}, but not close it.`,
      zh: `登录账户 ${login} 可以使用 ${placeOf(address)} 处的登记簿，但无权将其关闭。`,
    },
    {
      en: 'Whoever made the register there moves it, or somebody who was made a member of the group that owns it.',
      zh: '请由在该处建立登记簿的人，或其所有者组的成员迁移。',
    },
  )

export const movedToJustNow = (address: ServerAddress): Problem =>
  unavailable(
    {
      en: `Another program is moving a register to ${placeOf(address)} just now.`,
      zh: `另一个程序正在把登记簿迁入 ${placeOf(address)}。`,
    },
    { en: 'Wait until it has ended, then run the same command again.', zh: '请等它结束后再次运行同一命令。' },
  )
