import { casesHandled } from '../case/check.ts'

/** ISO/IEC 17021-1 9.7: each appeal is acknowledged and decided in time by people who were not involved, and closed. */
export const appealsHandled = casesHandled('appeal', {
  id: 'appeals-handled',
  title: { en: 'Appeals handled (ISO/IEC 17021-1)', zh: '申诉处理' },
  rule: {
    en: 'The receipt of an appeal is acknowledged and the appeal decided in time, by people who were not involved in the decision it is against; then the end is told in writing and it is closed.',
    zh: '申诉按时告知收到并作出决定，调查人和决定人未参与所涉决定；其后书面告知处理结束并关闭。',
  },
  evidence: ['appeal', 'case_act', 'case_matter'],
})
