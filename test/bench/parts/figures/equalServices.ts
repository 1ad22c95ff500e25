import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { teamRef } from '../../shop/catalog';
import { scopesNdjsonPath, WINDOW } from './answers';

/** Figures of every service held against SQL that goes through the facts. */
export interface EqualServices {
  readonly engine: Engine;
  readonly services: number;
  /** Of which the number of incidents, of known and of open durations and of promises, kept or not, is the same. */
  readonly equalCounts: number;
  /** Of those with a median and nothing open. */
  readonly comparedMedians: number;
  readonly equalMedians: number;
}

interface Service {
  readonly scope: string;
  readonly figures: {
    readonly incidents: { readonly count?: number };
    readonly timeToRestore: {
      readonly n?: number;
      readonly censored?: number;
      readonly median?: number | null;
    };
  };
  readonly commitments: { readonly open: number; readonly overdue: number };
}

interface ByHand {
  readonly entity_ref: string;
  readonly n: unknown;
  readonly known: unknown;
  readonly open: unknown;
  readonly median: unknown;
  readonly promised: unknown;
  readonly overdue: unknown;
}

export async function compareServices(
  portal: Portal,
  services: number,
): Promise<EqualServices> {
  const { text } = await portal.read(scopesNdjsonPath());
  const answered: Service[] = text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const { found } = await portal.figures<{ found: ByHand[] }>(
    '/hand-written/everyService?rows=true',
    { service: '', team: teamRef(services - 1), ...WINDOW },
  );
  const byHand = new Map(found.map(row => [row.entity_ref, row]));
  const pairs = answered.flatMap(service => {
    const row = byHand.get(service.scope);
    return row ? [{ service, row }] : [];
  });
  const over = pairs.filter(
    ({ service: { figures }, row }) =>
      Number(row.open) === 0 &&
      typeof figures.timeToRestore.median === 'number',
  );
  return {
    engine: portal.engine,
    services: found.length,
    equalCounts: pairs.filter(({ service, row }) => hasCounts(service, row))
      .length,
    comparedMedians: over.length,
    equalMedians: over.filter(
      ({ service: { figures }, row }) =>
        figures.timeToRestore.median === Number(row.median) / 1000,
    ).length,
  };
}

function hasCounts({ figures, commitments }: Service, row: ByHand): boolean {
  const { incidents, timeToRestore } = figures;
  const open = timeToRestore.censored ?? 0;
  const pairs = [
    [incidents.count ?? 0, row.n],
    [(timeToRestore.n ?? 0) - open, row.known],
    [open, row.open],
    [commitments.open, row.promised],
    [commitments.overdue, row.overdue],
  ];
  return pairs.every(([ours, theirs]) => ours === Number(theirs));
}
