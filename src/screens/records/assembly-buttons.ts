// The buttons under the record of an assembly, by the page that is open.
import { fieldGroups } from '../../assemblies/moderator-fields.ts';
import { type TextKey, t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import { retractReasons } from '../../reports/retraction.ts';
import { inOwnRows } from '../rows.ts';
import { secondPairRow } from '../second-pair.ts';
import { fieldName, saidText } from './record-values.ts';
import type { RecordView } from './record-view.ts';
import { dayText, retractionText } from './record-words.ts';

type Rows = readonly (readonly Button[])[];

export function recordButtons(view: RecordView): Rows {
  const { page } = view;
  switch (page.kind) {
    case 'main':
      return [...proposalRows(view), ...mainRows(view)];
    case 'more':
      return [...furtherRows(view), back(view)];
    case 'groups':
      return [...groupRows(view), back(view)];
    case 'group':
      return [...fieldRows(view, page.group), back(view, 'correct')];
    case 'settle':
      return [...saidRows(view, page.field), back(view)];
    case 'retract':
      return [...retractRows(view), back(view)];
    case 'series':
      return [...dayRows(view, page.days), back(view, 'more')];
    case 'campaign':
      return [...campaignRows(view, page.campaigns), back(view, 'more')];
    default:
      return page satisfies never;
  }
}

function at({ number, version }: RecordView) {
  return { assembly: number, version } as const;
}

function opens(view: RecordView, page: string, text: string): Button {
  return { text, press: { do: 'assembly_page', page, ...at(view) } };
}

function back(view: RecordView, page = 'main'): readonly Button[] {
  return [opens(view, page, `◀️ ${t(view.language, 'button.back')}`)];
}

function mainRows(view: RecordView): Rows {
  const { language, fused, retractedFor, mergedInto, moreRows = [] } = view;
  if (retractedFor !== undefined || mergedInto !== undefined) return moreRows;
  const settle = fused.conflicts.map((field) => {
    const text = `⚖️ ${t(language, 'button.settle', { field: fieldName(field, language) })}`;
    return [opens(view, `settle-${field}`, text)];
  });
  return [
    ...settle,
    [
      opens(view, 'correct', `✏️ ${t(language, 'button.correct')}`),
      opens(view, 'retract', `🚫 ${t(language, 'button.retract')}`),
    ],
    ...moreRows,
    [opens(view, 'more', `⋯ ${t(language, 'button.more')}`)],
  ];
}

/** What is rarely done with a record. */
function furtherRows(view: RecordView): Rows {
  const { language, number: assembly, furtherRows: others = [] } = view;
  const outcomes = `📋 ${t(language, 'record.outcomes')}`;
  return [
    [{ text: outcomes, press: { do: 'outcome_open', assembly } }],
    [opens(view, 'series', `📅 ${t(language, 'button.another_day')}`)],
    [opens(view, 'campaign', `🏷 ${t(language, 'button.campaign')}`)],
    ...others,
  ];
}

function proposalRows({ language, proposals }: RecordView): Rows {
  return proposals.map(({ number: proposal }) => secondPairRow(proposal, language));
}

function groupRows(view: RecordView): Rows {
  const { language } = view;
  return inOwnRows(
    fieldGroups.map(({ key }) => {
      const text =
        key === 'moderators'
          ? t(language, 'record.about')
          : t(language, `section.${key}` as TextKey);
      return opens(view, `correct-${key}`, text);
    }),
  );
}

function fieldRows(view: RecordView, group: string): Rows {
  const { questions = [] } = fieldGroups.find(({ key }) => key === group) ?? {};
  const buttons = questions.map(({ key: field }): Button => {
    const text = fieldName(field, view.language);
    return { text, press: { do: 'assembly_field', field, ...at(view) } };
  });
  return inOwnRows(buttons);
}

function saidRows(view: RecordView, field: string): Rows {
  const { language, fused } = view;
  const said = fused.fields[field]?.said ?? [];
  return said.map((one, index) => {
    const text = saidText(field, one, { values: fused.values, language });
    return [{ text, press: { do: 'assembly_settle', field, index, ...at(view) } }];
  });
}

function retractRows(view: RecordView): Rows {
  return retractReasons.map((reason) => [
    {
      text: retractionText(reason, view.language),
      press: { do: 'assembly_retract', reason, ...at(view) },
      tone: 'bad',
    },
  ]);
}

function dayRows(view: RecordView, days: readonly { number: number; localDate: string }[]): Rows {
  const { language, series } = view;
  const links = days.map((day): readonly Button[] => {
    const text = `🔗 ${dayText(day, language)}`;
    return [{ text, press: { do: 'assembly_link', other: day.number, ...at(view) } }];
  });
  if (series.length === 0) return links;
  const text = `✂️ ${t(language, 'button.unlink_day')}`;
  return [...links, [{ text, press: { do: 'assembly_unlink', ...at(view) } }]];
}

function campaignRows(view: RecordView, campaigns: readonly { id: string; name: string }[]): Rows {
  const { campaign, language } = view;
  const tag = (id: string, text: string): readonly Button[] => [
    { text, press: { do: 'assembly_campaign', campaign: id, ...at(view) } },
  ];
  return [
    ...campaigns.filter(({ id }) => id !== campaign?.id).map(({ id, name }) => tag(id, name)),
    ...(campaign === undefined ? [] : [tag('none', `✂️ ${t(language, 'button.no_campaign')}`)]),
  ];
}
