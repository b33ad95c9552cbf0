// The time zone in which a place counts its days.
import { findPlace } from './places.ts';

/** The zone of most of the country; in use while the place is not known yet. */
export const countryZone = 'Asia/Almaty';

/** IANA zone of a place. */
export function zoneOf(placeId: string | undefined): string {
  return (placeId !== undefined && findPlace(placeId)?.tz) || countryZone;
}
