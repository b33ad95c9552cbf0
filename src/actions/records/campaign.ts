// Campaigns: `/campaign` in the moderators' group, and the tag on a record that decides its class.
import { campaignId, LONGEST_CAMPAIGN_NAME } from '../../assemblies/campaign.ts';
import { findCampaign, listCampaigns, listCampaignsForNew } from '../../db/campaigns.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import { noteScreen } from '../../screens/plain.ts';
import { campaignsScreen } from '../../screens/records/campaigns.ts';
import { cleanLine, countCodePoints } from '../../text.ts';
import { type AtDesk, enterGroup, toast } from '../desk/access.ts';
import type { Unit, Writes } from '../unit.ts';
import { say, sayNo } from '../where.ts';
import { rebuild } from './rebuild.ts';
import { type AtRecord, refuseTrainee } from './record-access.ts';
import { showRecord } from './record-view.ts';

/** `/campaign`, or `/campaign new Name of it`. */
export async function askForCampaigns(unit: Unit, args: string): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  const [, name] = /^new(?:\s+(.*))?$/isu.exec(args.trim()) ?? [];
  const isNew = /^new\b/i.test(args.trim());
  if (isNew) return { ...writes, ...(await addCampaign(entered, cleanLine(name ?? ''))) };
  return { ...writes, ...say(campaignsScreen(entered.language, await listCampaigns(unit.tx))) };
}

async function addCampaign(at: AtDesk, name: string): Promise<Writes> {
  const { unit, by, language } = at;
  const known = await listCampaignsForNew(unit.tx);
  const refusal = refuseTrainee(at) ?? whyNoName(name, known);
  if (refusal !== undefined) return sayNo(refusal, unit.conversation.language);
  const id = campaignId(name, new Set(known.map((one) => one.id)));
  return {
    desk: [
      { do: 'add_campaign', id, name, by },
      { do: 'audit', act: 'campaign', detail: { campaign: id, does: 'add' }, by },
    ],
    ...say(noteScreen(t(language, 'campaign.added', { name }))),
  };
}

function whyNoName(name: string, known: readonly { readonly name: string }[]): Refusal | undefined {
  const isName = /[\p{L}\p{N}]/u.test(name) && countCodePoints(name) <= LONGEST_CAMPAIGN_NAME;
  if (!isName) return refuse('campaign_name', { max: LONGEST_CAMPAIGN_NAME });
  const isKnown = known.some((one) => one.name.toLowerCase() === name.toLowerCase());
  return isKnown ? refuse('campaign_known') : undefined;
}

/** The record is part of a campaign, or of none. */
export async function tagRecord(at: AtRecord, code: string): Promise<Writes> {
  const { unit, record, basis, by } = at;
  const campaign = code === 'none' ? undefined : await findCampaign(unit.tx, code);
  const isUnknown = code !== 'none' && campaign === undefined;
  const refusal = isUnknown ? refuse('button_unknown') : refuseTrainee(at);
  if (refusal !== undefined) return toast(unit, refusal);
  const rebuilt = rebuild({ ...record, campaignId: campaign?.id ?? null }, basis);
  const detail = { campaign: code, does: 'tag' };
  return {
    desk: [
      { do: 'put_assembly', assembly: rebuilt.assembly, expectedVersion: record.version },
      { do: 'audit', act: 'campaign', assemblyNumber: record.number, detail, by },
    ],
    shows: [await showRecord(at, { rebuilt, version: record.version + 1 })],
  };
}
