import { isPersonRef } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Platform } from '../platform/Platform';
import { Mover, moverOf } from './EntityMove';
import { StoredEntity } from './IncidentRow';

/** That entities were taken off an incident. */
export interface TakenOff {
  readonly off: readonly string[];
  /** On whose behalf, as the catalog knows them now; nobody's where whoever did it moves nobody. */
  readonly by: Mover | undefined;
}

/** What was ever taken off an incident, first to last, while it was for everybody and while it was restricted. */
export async function takenOffBy(
  tx: Knex,
  { catalog, history }: Pick<Platform, 'catalog' | 'history'>,
  incidentId: number,
): Promise<TakenOff[]> {
  const thing = { kind: 'incident', id: incidentId } as const;
  const taken: TakenOff[] = [];
  for (const entry of await history.changesOf(tx, thing, 'entities')) {
    const [from, to] = entry.change.map(refsOf);
    const off = [...from].filter(ref => !to.has(ref));
    if (off.length === 0) continue;
    taken.push({ off, by: await moverOfEntry(tx, catalog, entry) });
  }
  return taken;
}

/** Who moved what by a change of the history, as `moverOf` says it of who moves something now. */
async function moverOfEntry(
  tx: Knex,
  catalog: Platform['catalog'],
  { actor, action }: { readonly actor: string | null; readonly action: string },
): Promise<Mover | undefined> {
  if (actor === null) return undefined;
  if (isPersonRef(actor)) return moverOf(await catalog.somebody(tx, actor));
  const isSource = action === 'imported' && actor.startsWith('service:');
  return isSource ? 'source' : undefined;
}

function refsOf(entities: unknown): ReadonlySet<string> {
  return new Set((entities as readonly StoredEntity[]).map(({ ref }) => ref));
}
