// A link to a post or an article. What shared links carry about the person who shared them is
// taken off, because it can lead back to the reporter.
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';

const MAX_LENGTH = 500;

/** Parameters by which sites know who shared a link or where from. */
const tracking =
  /^(utm_.*|fbclid|gclid|yclid|igsh|igshid|img_index|si|mibextid|ref|ref_src|_t|_r|share_.*|__tn__|rcm)$/i;

export function readUrl(text: string): Reading {
  const typed = text.trim();
  if (typed === '' || typed.length > MAX_LENGTH || /\s/.test(typed)) return refused();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/:]+:\d+(\/|$)/.test(typed);
  const url = parse(hasScheme ? typed : `https://${typed}`);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return refused();
  if (!isPublicHost(url.hostname) || url.username !== '' || url.password !== '') return refused();
  for (const name of new Set(url.searchParams.keys())) {
    if (tracking.test(name)) url.searchParams.delete(name);
  }
  if (url.href.length > MAX_LENGTH) return refused();
  return { kind: 'answer', answer: { kind: 'link', url: url.href } };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A name with a dot and letters at its end: no addresses in digits, nothing local. */
function isPublicHost(host: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(xn--[a-z0-9-]+|[a-z]{2,})$/i.test(host);
}

function refused(): Reading {
  return { kind: 'refused', refusal: refuse('url_format') };
}
