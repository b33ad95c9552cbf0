// The figures that the report of 2012 prints, one by one: what to ask the product for each, and what
// it says; or why it cannot say it from the records that there are.

/** The months that the report is about. */
export const PERIOD = '2011-06..2012-04';
const CAMPAIGN = 'campaign:zhanaozen_strike_2011';

/** Asked after `/stats`, in English; the answer contains the text. */
export interface Asked {
  readonly ask: string;
  readonly says: string;
}

const of = (ask: string, says: string): Asked => ({ ask: `${PERIOD} ${ask}`, says });
const inPlace = (place: string, n: number) => of(place, `${n} verified assemblies took place`);

export const reproduced: Readonly<Record<string, Asked>> = {
  S01: of('', 'June 2011 – April 2012'),
  C01: of('', '162 verified assemblies took place'),
  C02: inPlace('almaty', 67),
  C03: inPlace('astana', 16),
  C04: inPlace('aktau', 26),
  C05: inPlace('pavlodar', 11),
  // Printed as 18; the sum of the cities is 162 only with 28.
  C06: inPlace('uralsk', 28),
  C07: inPlace('karaganda', 7),
  C08: inPlace('shymkent', 7),
  C09: of(
    '',
    'Almaty — 67, Uralsk — 28, Aktau — 26, Astana — 16, Pavlodar — 11, Karaganda — 7, other places — 7',
  ),
  C10: inPlace('uralsk', 28),
  C11: inPlace(`aktau ${CAMPAIGN}`, 26),
  C12: inPlace(`-aktau ${CAMPAIGN}`, 12),
  C14: of('permits', 'Authorised: 12'),
  C15: of('permits', 'The authorities and their supporters held 8'),
  C17: of('A26u', '12 of 150 unauthorised assemblies (8.0%)'),
  C18: of('A29', '9 of 150 unauthorised assemblies (6.0%)'),
  C19: of('karaganda A10', 'authorities or pro-government groups — 2'),
  P01: of('kibhr', 'political — 67 (41.3%)'),
  P02: of('kibhr', 'social and economic — 57 (35.1%)'),
  P03: of('kibhr', 'campaigns — 38 (23.4%)'),
  P04: of('kibhr', '150 of 162 assemblies (92.5%)'),
  P05: of('', '92.6%'),
  // Printed as 91: that would need 14 permits.
  P06: of('kibhr A12', '92.5%'),
  // Printed as 90, which no number out of 16 gives.
  P08: of('astana A12', '14 of 16 assemblies (87.5%)'),
  P10: of('A15', '46 (36.5%)'),
  P11: of('A14', '135 of 162 assemblies (83.3%)'),
  P12: of('kibhr A10', 'registered party — 15 (9.2%)'),
  // Printed as "over 25": 26 of 162 are 16.0, and the share of a place is read from the list.
  P14: of('A02', 'Aktau — 26'),
  // (57 + 38) of 162; the parts stand beside one another.
  P15: of(
    'kibhr',
    'campaigns — 38 (23.4%); political — 67 (41.3%); social and economic — 57 (35.1%)',
  ),
  P19: of('A26', '12 of 162 assemblies (7.4%)'),
  // "Organisers" in the report: it is 9 of 150 unauthorised assemblies with detentions.
  P22: of('A29', '6.0%'),
  P23: of('A33', '140 of 150 unauthorised assemblies (93.3%)'),
  // Printed as 95 elsewhere.
  P24: of('A33', '93.3%'),
  M01: of('A16', '10,060'),
  M02: of('A37', '1,500'),
  M03: of('kibhr A16', '62 on average'),
  M06: of('A34', '245 hours'),
  M07: of('A36', '40 minutes'),
  M08: of('places', 'Aktau — 2.4'),
  // Printed as 0.7, which fits ten months.
  M09: of('places', 'Shymkent — 0.6'),
  // "More than 1000"; the coerced one of 1,500 is named beside it.
  M14: of('size', 'The largest had 1,000 participants'),
  R03: of('A31p', 'Uralsk — 0.5'),
  R04: of('A31p', 'Astana — 0.33'),
  R05: { ask: 'aktau 2011-06..2011-11 A31', says: '0.10' },
  R06: { ask: 'aktau 2012-01..2012-04 A31', says: '1.50' },
  // One in two and one in one are both printed; a mean cannot exceed its greatest part.
  R02: of('A31', '0.34'),
  K01: of(
    'themes kibhr',
    'campaigns — 38 (23.4%); political — 67 (41.3%); social and economic — 57 (35.1%)',
  ),
  K02: of('permits', 'Authorised: 12. The authorities and their supporters held 8'),
  T06: of('A19', 'Aktau — 164'),
};

const NO_EARLIER = 'it is about 2010 or compares with it, and there are no records of 2010';
const ONE_EVENT =
  'it is about one real event; the made records are no events (see the test of real events)';
const ONE_SENTENCE =
  'it is the sentence of one person; figures name nobody and the made records have no outcomes';
const NO_NAMES = 'it counts by the name of an organiser, and names are no part of a record';
const NO_SUCH_FIELD = 'the made records do not say it';
const NOT_A_FIGURE = 'it is a definition or a remark and no number that follows from records';

export const notReproduced: Readonly<Record<string, string>> = {
  S02: 'a second statement of the period that contradicts the first; no data belong to it',
  S03: 'the number of cities is seen in the list of places and printed nowhere by itself',
  S04: 'the year in which the bureau began; no data',
  C13: 'the made records call all twelve actions in other cities memory; the report says ten and two',
  C16: 'the made records have one party among the authorised ones; the report says two of the opposition',
  C20: `${NO_SUCH_FIELD}: they are in no series`,
  C21: NO_NAMES,
  C22: NO_NAMES,
  C23: NO_NAMES,
  C24: NO_NAMES,
  C25: `${NO_SUCH_FIELD}: who was detained beforehand`,
  C26: `${NO_SUCH_FIELD}: refusals are records of their own (counted in the test of refusals)`,
  C27: `${NO_SUCH_FIELD}: the campaign of dissent`,
  C28: `${NO_SUCH_FIELD}: the campaign of dissent`,
  C29: `${ONE_SENTENCE}; the report itself names 13`,
  C30: ONE_EVENT,
  C31: ONE_EVENT,
  C32: ONE_EVENT,
  C33: ONE_EVENT,
  P07: NO_EARLIER,
  P09: NO_EARLIER,
  P13: NO_EARLIER,
  P16: 'a share of months that lie partly outside of the period; with the rest it cannot give 41.3',
  P17: 'the share of the whole period repeated for four months of it',
  P18: 'growth of a share printed as growth of a number',
  P20: NO_EARLIER,
  P21: NO_EARLIER,
  P25: NO_EARLIER,
  M04: NO_EARLIER,
  M05: NO_EARLIER,
  M10: `${NO_EARLIER}; 11.7 a month on comparable cities is in the test of comparisons`,
  M11: NO_EARLIER,
  M12: NO_EARLIER,
  M13: NO_EARLIER,
  M15: `${NO_SUCH_FIELD}: their sizes were made to give the sum, not the quartiles of parties`,
  M16: `${NO_SUCH_FIELD}: their organisers are residents, a party or the authorities`,
  M17: NOT_A_FIGURE,
  R01: 'one to one is above the highest city of the same report',
  R07: `${NO_SUCH_FIELD}: their police were made to give ratios; the product says 4–14`,
  R08: 'shown as the band of zero officers, and printed nowhere by itself',
  L01: 'in dollars of the day; fines are kept in tenge and in indices',
  L02: 'in dollars of the day; fines are kept in tenge and in indices',
  L03: NOT_A_FIGURE,
  ...Object.fromEntries(
    ['L04', 'L05', 'L06', 'L07', 'L08', 'L09', 'L10', 'L11', 'L12'].map((id) => [id, ONE_SENTENCE]),
  ),
  ...Object.fromEntries(
    ['V01', 'V02', 'V03', 'V04', 'V05', 'V06', 'V07', 'V08', 'V09', 'V10'].map((id) => [
      id,
      ONE_EVENT,
    ]),
  ),
  K03: `${NOT_A_FIGURE}: the reasons are choices of the card`,
  K04: `${NOT_A_FIGURE}: the pretext is a choice of the card`,
  K05: `${NOT_A_FIGURE}: interference is choices of the card`,
  K06: `${NOT_A_FIGURE}: organisers are choices of the card`,
  K07: `${NOT_A_FIGURE}: the place offered is a choice of the card`,
  T01: NO_EARLIER,
  T02: NO_EARLIER,
  T03: 'a ranking that the made records were not made for',
  T04: NO_EARLIER,
  T05: 'contradicts the growth that the same report prints',
  T07: NOT_A_FIGURE,
  T08: NOT_A_FIGURE,
  T09: NOT_A_FIGURE,
};

/** The charts: which picture, after which question, and how many bars or parts it has. */
export const pictures: Readonly<Record<string, { ask: string; chart: string; bars: number }>> = {
  G01: { ask: '', chart: 'assemblies_by_place', bars: 7 },
  G02: { ask: 'themes kibhr', chart: 'topics', bars: 1 },
  G03: { ask: 'permits', chart: 'authorised', bars: 1 },
  G04: { ask: 'comparison', chart: 'frequency', bars: 7 },
  G05: { ask: 'comparison', chart: 'unauthorised', bars: 7 },
  G06: { ask: 'permits', chart: 'authorised_by_place', bars: 7 },
  G07: { ask: 'permits', chart: 'reasons', bars: 3 },
  G08: { ask: 'police', chart: 'police_by_place', bars: 7 },
  G09: { ask: 'size', chart: 'participants_by_place', bars: 7 },
  G10: { ask: 'size', chart: 'average_by_place', bars: 7 },
  G11: { ask: 'duration', chart: 'duration_by_place', bars: 7 },
};
