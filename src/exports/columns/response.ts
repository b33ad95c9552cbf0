// Columns about what the authorities did, and what became of people there.
import { dispersalAttempted, interfered, prosecutorWarned } from '../../assemblies/derivations.ts';
import {
  answerColumn,
  type Column,
  overrideColumn,
  sizeAmong,
  sizeColumns,
  yesNo,
} from '../column.ts';

export const response: readonly Column[] = [
  ...sizeColumns(
    { name: 'police', field: 'police_count' },
    {
      low: { hxl: '#org+police+min', ccc: 'police_measures' },
      high: { hxl: '#org+police+max', ccc: 'police_measures' },
      best: { hxl: '#org+police+best', ccc: 'police_measures' },
    },
    (one) => one.police,
  ),
  answerColumn('authority_response', {
    hxl: '#operations+response',
    ccc: 'police_measures',
    acled: 'sub_event_type',
  }),
  answerColumn('interference', {
    hxl: '#operations+interference',
    ccc: 'police_measures',
    acled: 'sub_event_type',
  }),
  answerColumn('force_means', {
    hxl: '#operations+force',
    ccc: 'chemical_agents',
    acled: 'sub_event_type',
  }),
  answerColumn('how_ended', { hxl: '#event+ended', ccc: 'police_measures', acled: 'notes' }),
  overrideColumn('dispersal_attempted', { hxl: '#operations+dispersal' }, (one) =>
    yesNo(dispersalAttempted(one.values)),
  ),
  overrideColumn('interfered', { hxl: '#operations+interfered' }, (one) =>
    yesNo(interfered(one.values)),
  ),
  overrideColumn('prosecutor_warning', { hxl: '#operations+warning' }, (one) =>
    yesNo(prosecutorWarned(one.values)),
  ),
  ...sizeColumns(
    { name: 'detained', field: 'detained_count' },
    {
      low: { hxl: '#affected+detained+min', ccc: 'arrests', acled: 'notes' },
      high: { hxl: '#affected+detained+max', ccc: 'arrests' },
      best: { hxl: '#affected+detained+best', ccc: 'arrests' },
    },
    (one) => one.detained,
  ),
  ...sizeColumns(
    { name: 'injured', field: 'injured' },
    {
      low: { hxl: '#affected+injured+min', ccc: 'injuries_crowd', acled: 'notes' },
      high: { hxl: '#affected+injured+max', ccc: 'injuries_crowd' },
      best: { hxl: '#affected+injured+best', ccc: 'injuries_crowd' },
    },
    sizeAmong('injured'),
  ),
  answerColumn('deaths', {
    hxl: '#affected+killed+num',
    ccc: 'participant_deaths',
    acled: 'fatalities',
  }),
  answerColumn('journalists', { hxl: '#operations+journalists', ccc: 'notes', acled: 'notes' }),
];
