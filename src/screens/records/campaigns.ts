// `/campaign` in the moderators' group: the campaigns there are, and how many records each has.
import type { Campaign } from '../../assemblies/campaign.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';

export function campaignsScreen(
  language: Language,
  campaigns: readonly (Campaign & { readonly records: number })[],
): Screen {
  const none: Paragraph = { style: 'plain', text: t(language, 'campaign.none') };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'campaign.title') },
      ...(campaigns.length === 0 ? [none] : []),
      ...campaigns.map(({ name, records }): Paragraph => {
        return {
          style: 'pair',
          label: name,
          text: t(language, 'campaign.records', { n: records }),
        };
      }),
      { style: 'note', text: t(language, 'campaign.how') },
    ],
  };
}
