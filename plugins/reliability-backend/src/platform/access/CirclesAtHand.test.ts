import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { openDatabase } from '../database/openDatabase';
import { Access } from './Access';
import { CirclesAtHand } from './CirclesAtHand';

const KIM = 'user:default/kim';

eachDatabase('An answer to somebody who reads', (databases, databaseId) => {
  let database: Knex;
  let circles: CirclesAtHand;
  const access = new Access();

  beforeEach(async () => {
    const knex = await databases.init(databaseId);
    database = await openDatabase(mockServices.database({ knex }));
    circles = new CirclesAtHand(database);
  });

  const open = () =>
    access.create(database, { readers: [[KIM, 'author']], entities: [] }, 0);
  const leave = (id: number) =>
    access.replace(database, id, { readers: [], entities: [] });

  it('is made once while their circles stay the same', async () => {
    const id = await open();
    const answer = jest.fn(async (of?: readonly number[]) => of);
    for (let time = 1; time <= 3; time++) {
      expect(await circles.answering([KIM], answer)).toEqual([id]);
      expect(answer).toHaveBeenCalledTimes(time);
    }
  });

  it('is made again when they have joined a circle or left one', async () => {
    const answer = async (of?: readonly number[]) => of;
    expect(await circles.answering([KIM], answer)).toEqual([]);
    const id = await open();
    expect(await circles.answering([KIM], answer)).toEqual([id]);
    await leave(id);
    expect(await circles.answering([KIM], answer)).toEqual([]);
  });

  it('is not what failed with the circles of before', async () => {
    const answer = async (of: readonly number[] = []) => {
      if (of.length === 0) throw new Error('There is nothing');
      return of;
    };
    await expect(circles.answering([KIM], answer)).rejects.toThrow('nothing');
    await expect(circles.answering([KIM], answer)).rejects.toThrow('nothing');
    const id = await open();
    expect(await circles.answering([KIM], answer)).toEqual([id]);
  });

  it('is of each person apart', async () => {
    const id = await open();
    const answer = async (of?: readonly number[]) => of;
    expect(await circles.answering([KIM], answer)).toEqual([id]);
    expect(await circles.answering(['user:default/sam'], answer)).toEqual([]);
  });
});
