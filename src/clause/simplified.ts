/** The traditional characters that headers of lists and the words of commands are written with, and below them the simplified ones. */
const [traditional, simple] = [
  '稱業電話號碼證書編統會機構組織聯絡繫係傳郵遞區類別級認範圍發頒項標準狀態暫銷監審備註說務員經護負責來約額費簽訂職稅納識簡縣國農廠單冊產營執領訊戶協實際總個數體擬時間開結終見題階層滿參與預計對記錄內凍處問檔條詢補歷屬圖鄉鎮門請託顯優變採購銀貨質環術設權關鍵該據報導從課講師學習獲覽擔當於訴評樣幫復換選雜誌損異歸離輯維刪併還診斷釋調轉錯誤誰確紀議談動臺撥辦線爭鎖過點閱讀載達',
  '称业电话号码证书编统会机构组织联络系系传邮递区类别级认范围发颁项标准状态暂销监审备注说务员经护负责来约额费签订职税纳识简县国农厂单册产营执领讯户协实际总个数体拟时间开结终见题阶层满参与预计对记录内冻处问档条询补历属图乡镇门请托显优变采购银货质环术设权关键该据报导从课讲师学习获览担当于诉评样帮复换选杂志损异归离辑维删并还诊断释调转错误谁确纪议谈动台拨办线争锁过点阅读载达',
] as const

const known = new Map([...traditional].map((each, at) => [each, simple[at] ?? each]))
const any = new RegExp(`[${traditional}]`)
const all = new RegExp(any, 'g')

/** Whether any of those characters is in a text. */
export const hasTraditional = (text: string): boolean => any.test(text)

/** A header or a command's word in simplified characters: as far as those are written, no more. */
export const simplified = (text: string): string => text.replace(all, (each) => known.get(each) ?? each)
