import { fromKey } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aShopOfChanges } from './__testUtils__/aShopOfChanges';

onPostgres('Two who say what caused an incident', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, deploy, report, causeOf } = aShopOfChanges(() => portal);
  const confirm = (deployment: string, incident: string) =>
    owner()
      .put(`/deployments/${deployment}/failures/${incident}`, {
        state: 'confirmed',
      })
      .set('If-Match', '"0"');

  it('find each other: one is told how it stands now', async () => {
    const deployment = await deploy();
    const incident = await report();
    const answers = await Promise.all([
      confirm(deployment, incident).then(),
      owner()
        .put(`/incidents/${incident}/change-cause`, {
          answer: 'notChangeCaused',
        })
        .set('If-Match', '"0"')
        .then(),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const accepted = answers.find(({ status }) => status === 200);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body.error.details.current.answer).toBe(
      accepted?.body.answer,
    );
    expect((await causeOf(incident)).version).toBe(1);
  });

  it('wait for the incident before they hold a deployment', async () => {
    const deployment = await deploy();
    const incident = await report();
    let writing: Promise<{ status: number }> | undefined;
    const free = await portal.database.transaction(async tx => {
      await tx('incident').where('id', fromKey(incident)).forUpdate().select();
      writing = confirm(deployment, incident).then();
      await untilSomebodyWaits(portal.database);
      return portal.database.transaction(other =>
        other('deployment')
          .where('id', fromKey(deployment))
          .forUpdate()
          .skipLocked()
          .select('id'),
      );
    });
    expect(free).toHaveLength(1);
    expect((await writing)?.status).toBe(200);
  });

  it('leave figures what the deployment is in the end, whoever corrects it meanwhile', async () => {
    const deployment = await deploy();
    const incident = await report();
    let writing: Promise<{ status: number }> | undefined;
    await portal.database.transaction(async tx => {
      const id = fromKey(deployment);
      await tx('deployment').where({ id }).update({ production: false });
      writing = confirm(deployment, incident).then();
      await untilSomebodyWaits(portal.database);
    });
    expect((await writing)?.status).toBe(200);
    const fact = await portal
      .database('change_failure_fact')
      .where('deployment_id', fromKey(deployment))
      .first();
    expect(fact.production).toBe(false);
  });
});
