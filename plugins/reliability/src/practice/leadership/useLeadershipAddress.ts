import { useSearchParams } from 'react-router-dom';
import {
  lastQuarter,
  ORGANISATION,
  recentQuarters,
} from '@afterword/plugin-reliability-common';

/** How many quarters can be chosen. */
const QUARTERS = 12;

/** What the report is of, kept in the address. */
export interface LeadershipAddress {
  /** An entity reference, or the organisation. */
  readonly scope: string;
  /** `2026-Q3`; one that cannot be goes to the back end as it is, which says so. */
  readonly quarter: string;
  /** The running one. */
  readonly running: string;
  /** Those to choose from, the running one first, and the one that is asked for. */
  readonly quarters: readonly string[];
  readonly change: (
    changes: Partial<{ readonly scope: string; readonly quarter: string }>,
  ) => void;
}

/** Reads what is told from the address, and changes it. */
export function useLeadershipAddress(): LeadershipAddress {
  const [params, setParams] = useSearchParams();
  const now = Date.now();
  const quarter = params.get('quarter') || lastQuarter(now);
  const recent = recentQuarters(now, QUARTERS);
  return {
    scope: params.get('scope') || ORGANISATION,
    quarter,
    running: recent[0],
    quarters: recent.includes(quarter) ? recent : [...recent, quarter],
    change: changes =>
      setParams(present => {
        const next = new URLSearchParams(present);
        for (const [name, value] of Object.entries(changes)) {
          next.set(name, value);
        }
        return next;
      }),
  };
}
