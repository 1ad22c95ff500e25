import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDraft, CHECKOUT } from '../postmortems/__testUtils__/writers';
import { everyFigureOfChanges } from './__testUtils__/everyFigure';
import {
  daysAgo,
  incidents,
  watchedFigures,
} from './__testUtils__/watchedFigures';

const team = 'group:default/checkout-team';

eachDatabase('In every figure', (databases, databaseId) => {
  const { owner, keys, change, seen } = watchedFigures(databases, databaseId);

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
        whenNoticed: daysAgo(1),
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
        await seen(scope, () =>
          change('post', 1, '/merge', { into: keys()[0] }),
        ),
      ).toEqual(incidents(-1));
      expect(await seen(scope, () => change('post', 1, '/unmerge'))).toEqual(
        incidents(1),
      );

      const opens = { metrics: { open: 1 }, calendar: { open: 1 } };
      expect(
        await seen(scope, () => change('delete', 1, '/times/mitigated')),
      ).toEqual({ ...opens, scopes: { open: 1 }, quality: { longOpen: 1 } });

      const longAgo = { at: daysAgo(800) };
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
      const draft = await aDraft(owner(), { incidents: [keys()[1]] });
      await actionItem({ postmortem: draft.key });
      // What was proposed goes with it, and counts in no figure.
      expect(
        await seen(scope, () => remove(`/postmortems/${draft.key}`)),
      ).toEqual({});
      const { body } = await owner()
        .get(`/postmortems/${keys()[3]}`)
        .expect(200);
      const [{ id, version }] = body.factors;
      expect(
        await seen(scope, () =>
          remove(`/postmortems/${keys()[3]}/factors/${id}`, `"${version}"`),
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
          .post('/deployments', { entity: CHECKOUT, finished: daysAgo(50) })
          .expect(201);
        deployment = body.key;
      };
      const answer = async (index: number, path: string, body: object) => {
        const { body: cause } = await owner()
          .get(`/incidents/${keys()[index]}/change-cause`)
          .expect(200);
        await owner()
          .put(path, body)
          .set('If-Match', `"${cause.version}"`)
          .expect(200);
      };
      // Else so few are answered that no rate is said.
      for (const index of [1, 2]) {
        await answer(index, `/incidents/${keys()[index]}/change-cause`, {
          answer: 'notChangeCaused',
        });
      }
      expect(await seenOfChanges(deploy)).toEqual({
        trend: { deployments: 1 },
      });
      expect(
        await seenOfChanges(() =>
          answer(0, `/deployments/${deployment}/failures/${keys()[0]}`, {
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
          change('put', 0, '/times/mitigated', { at: daysAgo(29) }),
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
});
