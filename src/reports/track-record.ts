// How earlier reports of the same person ended, in numbers only.

export interface TrackRecord {
  readonly verified: number;
  readonly rejected: number;
}
