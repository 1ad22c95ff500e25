const DAY = 86_400_000;

/** A Monday, so that a week ends where the data do. */
export const DATA_END = Date.UTC(2025, 11, 29);
/** Three years in all. */
export const DATA_START = DATA_END - 3 * 365 * DAY;
/** All that any measured answer looks at is later: 365 days, each with what trails it. */
export const RECENT_START = DATA_END - 730 * DAY;

/** How much there is. */
export interface FigureShape {
  readonly incidents: number;
  readonly deployments: number;
  /** How many of each began after {@link RECENT_START}. */
  readonly recent: number;
  readonly services: number;
}

/** So many incidents, as many at any time as at any other. */
export function evenly(incidents: number, services: number): FigureShape {
  return {
    incidents,
    deployments: incidents,
    recent: Math.round(
      (incidents * (DATA_END - RECENT_START)) / (DATA_END - DATA_START),
    ),
    services,
  };
}
