import { ErrorBody, Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
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
  const start = async (
    gate: string,
    processes: Record<
      string,
      string | string[] | Record<string, string>
    >[] = [],
  ) => {
    portal = await aPortal(databases, databaseId, {
      config: { data: { reliability: { charter: { gate }, processes } } },
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
  const aFacilitated = async (over = {}): Promise<Postmortem> => {
    const { key: incident } = await anIncident(owner(), over);
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

  it('is as strict as the process says that fits what the postmortem is about', async () => {
    await start('advised', [
      {
        name: 'Severe',
        severities: ['sev1', 'sev2'],
        gates: { [GATE]: 'required', timesKnown: 'advised' },
      },
      { name: 'Drills', kinds: ['drill'], gates: { [GATE]: 'off' } },
    ]);
    await adopt();
    const severe = await aFacilitated({ severity: 'sev2', times: {} });
    expect(gateOf(severe)?.level).toBe('required');
    const kept = await refusals(severe);
    expect(kept).toContain(GATE);
    expect(kept).not.toContain('timesKnown');
    const drill = await aFacilitated({ kind: 'drill' });
    expect(gateOf(drill)).toBeUndefined();
    const mild = await aFacilitated({ severity: 'sev3', times: {} });
    expect(gateOf(mild)?.level).toBe('advised');
    expect(await refusals(mild)).toContain('timesKnown');
  });
});
