import { ErrorBody, Postmortem } from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { charterGateLevel } from '../processes/charter/CharterGate';
import {
  aDraft,
  anIncident,
  patch,
  people,
  step,
} from './__testUtils__/writers';

const GATE = 'facilitatorKnowsCharter';

eachDatabase('The gate of the charter', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  const start = async (gate: string) => {
    portal = await aPortal(databases, databaseId, {
      config: { data: { reliability: { charter: { gate } } } },
    });
  };
  afterEach(async () => {
    await portal.stop();
  });

  const adopt = (version = 0) =>
    owner()
      .put('/practice/charter', { text: 'How', sponsor: 'Head', glossary: [] })
      .set('If-Match', `"${version}"`)
      .expect(200);
  const acknowledge = (version = 1) =>
    outsider()
      .post('/practice/charter/acknowledgements')
      .set('If-Match', `"${version}"`)
      .expect(200);
  const gateOf = (postmortem: Postmortem) =>
    postmortem.gates.find(({ gate }) => gate === GATE);
  const now = async (key: string): Promise<Postmortem> =>
    (await owner().get(`/postmortems/${key}`).expect(200)).body;
  const aFacilitated = async (): Promise<Postmortem> => {
    const { key: incident } = await anIncident(owner());
    const draft = await aDraft(owner(), { incidents: [incident] });
    const { body } = await patch(owner(), draft, {
      facilitator: 'user:default/outsider',
    }).expect(200);
    return body;
  };
  /** What keeps a draft from being published. */
  const refusals = async (postmortem: Postmortem): Promise<string[]> => {
    const reviewed = await step(owner(), postmortem, 'inReview').expect(200);
    const { body } = await step(owner(), reviewed.body, 'published').expect(
      409,
    );
    return ((body as ErrorBody).error.details?.gates ?? []).map(
      ({ gate }) => gate,
    );
  };

  it('is none before a charter is adopted, and none where it is off', async () => {
    await start('required');
    expect(gateOf(await aFacilitated())).toBeUndefined();
    await portal.stop();
    await start('off');
    await adopt();
    const draft = await aFacilitated();
    expect(gateOf(draft)).toBeUndefined();
    expect(await refusals(draft)).not.toContain(GATE);
  });

  it('says so where it is advised, and keeps nothing from being published', async () => {
    await start('advised');
    await adopt();
    const draft = await aFacilitated();
    expect(gateOf(draft)).toMatchObject({
      level: 'advised',
      passed: false,
      problem:
        'outsider, who facilitates, has not acknowledged the charter yet',
      where: 'people',
    });
    await acknowledge();
    expect(gateOf(await now(draft.key))).toMatchObject({ passed: true });
    await adopt(1);
    expect(gateOf(await now(draft.key))?.problem).toMatch(/what changed/);
    expect(await refusals(await now(draft.key))).not.toContain(GATE);
  });

  it('keeps it from being published where it is required, also by naming nobody', async () => {
    await start('required');
    await adopt();
    const draft = await aFacilitated();
    expect(await refusals(draft)).toContain(GATE);
    await acknowledge();
    const after = await now(draft.key);
    expect(gateOf(after)).toMatchObject({ level: 'required', passed: true });
    const { body } = await patch(owner(), after, { facilitator: null }).expect(
      200,
    );
    expect(gateOf(body)).toMatchObject({
      problem: 'Nobody is named as facilitator yet',
    });
  });
});

describe('How strict the gate of the charter is', () => {
  const levelOf = (gate?: string) =>
    charterGateLevel(
      mockServices.rootConfig({ data: { reliability: { charter: { gate } } } }),
    );

  it('is advised unless told', () => {
    expect([levelOf(), levelOf('required'), levelOf('off')]).toEqual([
      'advised',
      'required',
      'off',
    ]);
  });

  it('is none that is not known', () => {
    expect(() => levelOf('strict')).toThrow(/required, advised or off/);
  });
});
