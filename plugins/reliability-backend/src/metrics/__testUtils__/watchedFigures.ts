import { Entity } from '@backstage/catalog-model';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { aChangingCatalog } from '../../__testUtils__/aChangingCatalog';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { shop } from '../../__testUtils__/catalogEntities';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { CHECKOUT, people } from '../../postmortems/__testUtils__/writers';
import { Asked, everyFigure } from './everyFigure';

const DAY = 86_400_000;
const NOW = Date.parse('2026-07-20T12:00:00Z');
const endpoints = everyFigure(CHECKOUT);

/** A moment that many days before the one at which these tests ask. */
export const daysAgo = (days: number) =>
  new Date(NOW - days * DAY).toISOString();

/** What one of the incidents more or fewer makes different. Of each it is not known when it was declared, acknowledged and resolved. */
export const incidents = (difference: number) => ({
  metrics: { incidents: difference },
  trend: { incidents: difference },
  trendOfDurations: { n: difference },
  calendar: { incidents: difference },
  scopes: { incidents: difference },
  recurring: { incidents: difference },
  quality: { incidents: difference, problems: 3 * difference },
});

/**
 * A portal of its own for each test of a suite, that was told of three incidents of checkout, and of a postmortem of the first. Its clock
 * stands still: answers are others with every minute.
 */
export function watchedFigures(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  let portal: Portal;
  let keys: readonly string[];
  let changing: ReturnType<typeof aChangingCatalog>;
  const { owner } = people(() => portal);

  beforeEach(async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    changing = aChangingCatalog(shop);
    portal = await aPortal(databases, databaseId, {
      catalog: changing.catalog,
    });
    keys = await tell(portal, [
      ...['a', 'b', 'c'].map((name, index) =>
        anIncidentTold(name, {
          failureMode: 'retries',
          times: {
            impactStarted: daysAgo(40 + index),
            detected: daysAgo(39.9 + index),
          },
        }),
      ),
      aPostmortemTold('p', ['a'], ['process']),
    ]);
    for (const index of [0, 1, 2]) {
      await change('put', index, '/times/mitigated', { at: daysAgo(39) });
    }
  });
  afterEach(async () => {
    await portal.stop();
    jest.restoreAllMocks();
  });

  /** Changes an incident. */
  async function change(
    method: 'patch' | 'post' | 'put' | 'delete',
    index: number,
    action = '',
    body: object = {},
  ) {
    const path = `/incidents/${keys[index]}`;
    const { headers } = await owner().get(path).expect(200);
    await owner()
      [method](`${path}${action}`, body)
      .set('If-Match', headers.etag)
      .expect(200);
  }

  const fold = async () => {
    await portal.database('fact_change').update({ last_at: 0 });
    await portal.triggerTask('reliability:fold-facts');
  };
  const ask = async (scope: string, asked: Readonly<Record<string, Asked>>) => {
    const answers = [];
    for (const [name, { path, read }] of Object.entries(asked)) {
      const { body, headers } = await owner().get(path(scope)).expect(200);
      answers.push({ name, numbers: read(body), etag: headers.etag });
    }
    return answers;
  };

  /** What a write makes different in the answers of every endpoint, none of which may be the one that a browser has. */
  const seen = async (
    scope: string,
    write: () => Promise<unknown>,
    asked = endpoints,
  ) => {
    await fold();
    const before = await ask(scope, asked);
    expect(await ask(scope, asked)).toEqual(before);
    await write();
    const after = await ask(scope, asked);
    const kept = before.filter(({ etag }, index) => etag === after[index].etag);
    expect(kept.map(({ name }) => name)).toEqual([]);
    const differences = before.map(({ name, numbers }, index) => {
      const others = Object.entries(after[index].numbers)
        .filter(([number, value]) => value !== numbers[number])
        .map(([number, value]) => [number, value - numbers[number]]);
      return [name, Object.fromEntries(others)] as const;
    });
    return Object.fromEntries(
      differences.filter(([, others]) => Object.keys(others).length > 0),
    );
  };

  return {
    owner,
    /** Of the three incidents, and of the postmortem. */
    keys: () => keys,
    /** Lets the catalog have other entities, and be looked at. */
    become: (entities: readonly Entity[]) => {
      changing.become(entities);
      return portal.refreshCatalog();
    },
    change,
    seen,
  };
}
