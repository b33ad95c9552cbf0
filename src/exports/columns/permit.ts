// Columns about notification, permission and the law.
import { regimeOf } from '../../card/law.ts';
import { answerColumn, type Column, derivedColumn, known } from '../column.ts';

export const permit: readonly Column[] = [
  answerColumn('permit_status', { hxl: '#status+permit', ccc: 'notes', acled: 'notes' }),
  answerColumn('permit_answer', { hxl: '#status+permit+answer' }),
  derivedColumn('authorised', { hxl: '#status+authorised' }, (one) => known(one.authorised)),
  derivedColumn('legal_regime', { hxl: '#meta+law' }, (one) => regimeOf(one.localDate, one.form)),
  answerColumn('not_applied_reason', { hxl: '#cause+notapplied' }),
  answerColumn('denial_pretext', { hxl: '#cause+denied' }),
  answerColumn('pretext_event_real', { hxl: '#cause+denied+real' }),
  answerColumn('offered_place', { hxl: '#status+offered+loc' }),
  answerColumn('refusals_before', { hxl: '#indicator+refusals+num' }),
];
