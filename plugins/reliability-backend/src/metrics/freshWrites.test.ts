import { stringifyEntityRef } from '@backstage/catalog-model';
import { aChangingCatalog } from '../__testUtils__/aChangingCatalog';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { aDraft, CHECKOUT, people } from '../postmortems/__testUtils__/writers';
import {
  Asked,
  everyFigure,
  everyFigureOfChanges,
} from './__testUtils__/everyFigure';

const DAY = 86_400_000;
const NOW = Date.parse('2026-07-20T12:00:00Z');
const ago = (days: number) => new Date(NOW - days * DAY).toISOString();
const team = 'group:default/checkout-team';
const endpoints = everyFigure(CHECKOUT);

/** What one of the incidents more or fewer makes different. Of each it is not known when it was declared, acknowledged and resolved. */
const incidents = (difference: number) => ({
  metrics: { incidents: difference },
  trend: { incidents: difference },
  trendOfDurations: { n: difference },
  calendar: { incidents: difference },
  scopes: { incidents: difference },
  recurring: { incidents: difference },
  quality: { incidents: difference, problems: 3 * difference },
});

eachDatabase('In every figure', (databases, databaseId) => {
  let portal: Portal;
  let keys: readonly string[];
  let changing: ReturnType<typeof aChangingCatalog>;
  const { owner } = people(() => portal);

  beforeEach(async () => {
    // Answers are others with every minute.
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
            impactStarted: ago(40 + index),
            detected: ago(39.9 + index),
          },
        }),
      ),
      aPostmortemTold('p', ['a'], ['process']),
    ]);
    for (const index of [0, 1, 2]) {
      await change('put', index, '/times/mitigated', { at: ago(39) });
    }
  });
  afterEach(async () => {
    await portal.stop();
    jest.restoreAllMocks();
  });

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

  const actionItem = async (over: object = {}) => {
    const { body } = await owner()
      .post('/action-items', {
        title: 'Mend it',
        type: 'process',
        entity: CHECKOUT,
        owner: 'user:default/owner',
        due: '2099-01-01',
        acceptanceTest: 'A drill shows it',
        ...over,
      })
      .expect(201);
    return body;
  };
  const promise = async () => {
    const { key, version } = await actionItem();
    await owner()
      .post(`/action-items/${key}/transitions`, { to: 'committed' })
      .set('If-Match', `"${version}"`)
      .expect(200);
  };
  const remove = async (path: string, version?: string) => {
    const { headers } = await owner().get(path.replace(/.factors.*/, ''));
    const answer = await owner()
      .delete(path)
      .set('If-Match', version ?? headers.etag);
    expect([200, 204]).toContain(answer.status);
  };

  it.each(['organisation', team])(
    'of %s a write is seen at once, and the answer is another',
    async scope => {
      const nearMiss = {
        whatNearlyHappened: 'Disk nearly full',
        whenNoticed: ago(1),
        whatStoppedIt: 'An alert',
        entity: CHECKOUT,
      };
      expect(
        await seen(scope, () =>
          owner().post('/near-misses', nearMiss).expect(201),
        ),
      ).toEqual({ metrics: { nearMiss: 1 }, calendar: { nearMiss: 1 } });

      // The postmortem's incident stands for both then.
      expect(
        await seen(scope, () => change('post', 1, '/merge', { into: keys[0] })),
      ).toEqual(incidents(-1));
      expect(await seen(scope, () => change('post', 1, '/unmerge'))).toEqual(
        incidents(1),
      );

      const opens = { metrics: { open: 1 }, calendar: { open: 1 } };
      expect(
        await seen(scope, () => change('delete', 1, '/times/mitigated')),
      ).toEqual({ ...opens, scopes: { open: 1 }, quality: { longOpen: 1 } });

      const longAgo = { at: ago(800) };
      expect(
        await seen(scope, () =>
          change('put', 2, '/times/impactStarted', longAgo),
        ),
      ).toEqual(incidents(-1));

      const drill = incidents(-1);
      expect(
        await seen(scope, () => change('patch', 0, '', { kind: 'drill' })),
      ).toEqual({
        ...drill,
        metrics: { ...drill.metrics, drill: 1 },
        calendar: { ...drill.calendar, drill: 1 },
        recurring: { incidents: -1, inProcess: -1 },
      });
    },
  );

  it.each(['organisation', team])(
    'of %s what is promised, discarded or taken out is seen at once, and the answer is another',
    async scope => {
      expect(await seen(scope, promise)).toEqual({
        metrics: { commitments: 1 },
        scopes: { commitments: 1 },
        waiting: { commitments: 1 },
      });
      const draft = await aDraft(owner(), { incidents: [keys[1]] });
      await actionItem({ postmortem: draft.key });
      // What was proposed goes with it, and counts in no figure.
      expect(
        await seen(scope, () => remove(`/postmortems/${draft.key}`)),
      ).toEqual({});
      const { body } = await owner().get(`/postmortems/${keys[3]}`).expect(200);
      const [{ id, version }] = body.factors;
      expect(
        await seen(scope, () =>
          remove(`/postmortems/${keys[3]}/factors/${id}`, `"${version}"`),
        ),
      ).toEqual({ recurring: { inProcess: -1 } });
    },
  );

  it.each(['organisation', team])(
    'of %s a deployment, what it caused and for how long is seen at once, and the answer is another',
    async scope => {
      const seenOfChanges = (write: () => Promise<unknown>) =>
        seen(scope, write, everyFigureOfChanges);
      const inBoth = (numbers: object) => ({
        metrics: numbers,
        calendar: numbers,
      });
      let deployment = '';
      const deploy = async () => {
        const { body } = await owner()
          .post('/deployments', { entity: CHECKOUT, finished: ago(50) })
          .expect(201);
        deployment = body.key;
      };
      const answer = async (index: number, path: string, body: object) => {
        const { body: cause } = await owner()
          .get(`/incidents/${keys[index]}/change-cause`)
          .expect(200);
        await owner()
          .put(path, body)
          .set('If-Match', `"${cause.version}"`)
          .expect(200);
      };
      // Else so few are answered that no rate is said.
      for (const index of [1, 2]) {
        await answer(index, `/incidents/${keys[index]}/change-cause`, {
          answer: 'notChangeCaused',
        });
      }
      expect(await seenOfChanges(deploy)).toEqual({
        trend: { deployments: 1 },
      });
      expect(
        await seenOfChanges(() =>
          answer(0, `/deployments/${deployment}/failures/${keys[0]}`, {
            state: 'confirmed',
          }),
        ),
      ).toEqual(inBoth({ deployments: 1, failed: 1 }));
      expect(await seenOfChanges(deploy)).toEqual({
        ...inBoth({ deployments: 1 }),
        trend: { deployments: 1 },
      });
      expect(
        await seenOfChanges(() =>
          change('put', 0, '/times/mitigated', { at: ago(29) }),
        ),
      ).toEqual(inBoth({ downDays: 10 }));
      expect(
        await seenOfChanges(() => change('patch', 2, '', { kind: 'drill' })),
      ).toEqual({
        ...inBoth({ downDays: -1 }),
        report: { incidents: -1 },
      });
    },
  );

  it('of its owners, what is handed over is gone at once', async () => {
    const given = shop.map(entity =>
      stringifyEntityRef(entity) === CHECKOUT
        ? anEntity(CHECKOUT, { owner: 'group:default/search-team' })
        : entity,
    );
    const handOver = () => {
      changing.become(given);
      return portal.refreshCatalog();
    };
    const all = incidents(-3);
    expect(await seen(team, handOver)).toEqual({
      ...all,
      recurring: { ...all.recurring, inProcess: -1 },
    });
  });

  it('what is taken out of the catalog is missing at once', async () => {
    const leave = () => {
      changing.become(
        shop.filter(entity => stringifyEntityRef(entity) !== CHECKOUT),
      );
      return portal.refreshCatalog();
    };
    expect(await seen('organisation', leave)).toEqual({
      metrics: { missing: 1 },
      scopes: { incidents: -3 },
    });
  });
});
