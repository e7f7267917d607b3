const digits = '〇一二三四五六七八九'

/** Two ways to count: 二〇二五 digit by digit, 二十五 by tens. Returns the number in digits. */
function counted(text: string): string {
  const plain = text.replace(/[零○]/gu, '〇').replaceAll('两', '二')
  const digit = (each: string | undefined, left: number) =>
    each === undefined || each === '' ? left : digits.indexOf(each)
  if (!plain.includes('十')) return [...plain].map((each) => digits.indexOf(each)).join('')
  const [tens, ones] = plain.split('十')
  return String(10 * digit(tens, 1) + digit(ones, 0))
}

/** The text with Chinese numbers in digits where they count days, weeks, months or years: 二〇二五年三月一日, 两周后. */
export const withDigits = (text: string): string =>
  text.replace(
    /[〇零○一二两三四五六七八九十]+(?=[年月日号天周个]|星期|礼拜)|(?<=月)[一二三四五六七八九十]+$/gu,
    counted,
  )
