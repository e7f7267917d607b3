import { casesHandled } from '../case/check.ts'

/** ISO/IEC 17021-1 9.8: each complaint is acknowledged and decided in time by people who were not involved, and closed. */
export const complaintsHandled = casesHandled('complaint', {
  id: 'complaints-handled',
  title: { en: 'Complaints handled (ISO/IEC 17021-1)', zh: '投诉处理' },
  rule: {
    en: 'The receipt of a complaint is acknowledged and the complaint decided in time, by people who were not involved in what it is about; then the end is told and it is closed.',
    zh: '投诉按时告知收到并作出决定，调查人和决定人未参与所涉事项；其后正式告知处理结束并关闭。',
  },
  evidence: ['feedback', 'case_act', 'case_matter'],
})
