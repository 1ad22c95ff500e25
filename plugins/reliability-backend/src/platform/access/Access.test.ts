import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { anEntity } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { projectEntity } from '../catalog/projectCatalog';
import { readEntities } from '../catalog/relations';
import { int } from '../database/columns';
import { openDatabase } from '../database/openDatabase';
import { Principal } from '../http/RequestContext';
import { Access } from './Access';
import { fewCirclesOf } from './fewCirclesOf';

const KIM = 'user:default/kim';
const TEAM = 'group:default/one';
const refs = [KIM, TEAM];

eachDatabase('Circles of readers', (databases, databaseId) => {
  const access = new Access();
  let database: Knex;
  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    database = await openDatabase(mockServices.database({ knex }));
  });

  const own = (name: string, owner: string) =>
    database('catalog_entity').insert(
      readEntities([anEntity(`component:default/${name}`, { owner })]).map(
        projectEntity,
      ),
    );
  const circleOf = (readers: string[], entities: string[] = []) =>
    access.create(
      database,
      {
        readers: readers.map(ref => [ref, 'participant'] as const),
        entities: entities.map(name => `component:default/${name}`),
      },
      0,
    );
  const read = async (principal: Principal) => {
    const query = database('confidential').select('confidential.id');
    access.restrict(query, 'confidential.id', principal);
    return (await query).map(row => int(row.id)).sort();
  };

  it('are the same in the hand as asked about row by row', async () => {
    await own('ours', TEAM);
    await own('theirs', 'group:default/two');
    const inPerson = await circleOf([KIM]);
    const twice = await circleOf([KIM, TEAM], ['ours']);
    const asOwner = await circleOf(['user:default/sam'], ['ours', 'theirs']);
    await circleOf(['user:default/sam'], ['theirs']);
    const circles = await fewCirclesOf(database, refs);
    expect([...(circles ?? [])].sort()).toEqual([inPerson, twice, asOwner]);
    const somebody = { kind: 'user', ref: KIM, groups: [TEAM], refs } as const;
    expect(await read({ ...somebody, circles })).toEqual(await read(somebody));
  });

  it('are none for whoever reads nothing confidential', async () => {
    await circleOf(['user:default/sam']);
    expect(await fewCirclesOf(database, refs)).toEqual([]);
    expect(
      await read({ kind: 'user', ref: KIM, groups: [], refs, circles: [] }),
    ).toEqual([]);
  });

  it('are not gathered for whoever reads many', async () => {
    for (let index = 0; index <= 200; index++) await circleOf([KIM]);
    expect(await fewCirclesOf(database, refs)).toBeUndefined();
  });

  it('are not gathered for whoever owns much, of which only a part was looked at', async () => {
    for (let index = 0; index <= 200; index++) await own(`c${index}`, TEAM);
    await circleOf(['user:default/sam'], ['c200']);
    expect(await fewCirclesOf(database, refs)).toBeUndefined();
  });
});
