import { RESOURCE_TYPE_POSTMORTEM } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from './__testUtils__/toldByWiki';
import { CHECKOUT, INDEXER, people } from './__testUtils__/writers';

eachDatabase('Incidents behind a figure', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  const titles = async (query: string, caller: Caller = owner()) => {
    const { body } = await caller
      .get(`/incidents?count=true&sort=title&${query}`)
      .expect(200);
    const items: readonly { title: string }[] = body.items;
    expect(body.page.total).toBe(items.length);
    return items.map(({ title }) => title.replace('Outage ', ''));
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const keys = await tell(portal, [
      anIncidentTold('1', { failureMode: 'retries' }),
      anIncidentTold('2', { failureMode: 'retries' }),
      anIncidentTold('3', {
        entities: [
          { ref: CHECKOUT, role: 'origin' },
          { ref: INDEXER, role: 'impacted' },
        ],
      }),
      anIncidentTold('4', { kind: 'drill' }),
      anIncidentTold('5', { times: {} }),
      anIncidentTold('6', { entities: [] }),
      anIncidentTold('7'),
      aPostmortemTold('a', ['1', '3'], ['process', 'people'], {
        author: 'user:default/owner',
      }),
      aPostmortemTold('b', ['2', '7'], ['technology']),
    ]);
    const restricted = `/incidents/${keys[6]}`;
    const { body } = await owner().get(restricted).expect(200);
    await owner()
      .patch(restricted, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('are found by the layer of what contributed, with other filters', async () => {
    expect(await titles('layer=process')).toEqual(['1', '3']);
    expect(await titles('layer=process,technology')).toEqual([
      ...['1', '2', '3', '7'],
    ]);
    expect(await titles('layer=technology&failureMode=retries')).toEqual(['2']);
    expect(await titles('layer=external')).toEqual([]);
  });

  it('are found by whoever may see them', async () => {
    expect(await titles('layer=technology', outsider())).toEqual(['2']);
  });

  it('are found by no layer that only hidden postmortems tell', async () => {
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    expect(await titles('layer=process,technology')).toEqual([]);
    policy.set({
      'reliability.postmortem.read': onCondition(
        RESOURCE_TYPE_POSTMORTEM,
        'IS_PARTICIPANT',
        ['user:default/owner'],
      ),
    });
    expect(await titles('layer=process,technology')).toEqual(['1', '3']);
  });

  it('are those that figures count', async () => {
    expect(await titles('counted=true')).toEqual(['1', '2', '3', '6', '7']);
    expect(await titles('counted=false')).toEqual(['4', '5']);
    expect(await titles(`counted=true&scope=${CHECKOUT}`)).toEqual([
      ...['1', '2', '7'],
    ]);
    expect(await titles(`counted=true&scope=${INDEXER}`)).toEqual(['3']);
  });
});
