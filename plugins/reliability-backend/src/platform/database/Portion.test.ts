import { Knex } from 'knex';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { dialectOf } from './dialect';
import { Portion } from './Portion';

eachDatabase('A portion of a long write', (databases, databaseId) => {
  let database: Knex;

  beforeAll(async () => {
    database = await databases.init(databaseId);
  });

  it('becomes less where others wait for it, and more again where it is short', () => {
    const isAlone = dialectOf(database) === 'sqlite';
    const portion = new Portion(database, 500);
    const sizeAfter = (millis: number) => {
      portion.took(millis);
      return portion.size;
    };
    expect(portion.size).toBe(500);
    expect(sizeAfter(120)).toBe(isAlone ? 250 : 500);
    expect(sizeAfter(60)).toBe(isAlone ? 125 : 500);
    expect(sizeAfter(40)).toBe(isAlone ? 125 : 500);
    expect(sizeAfter(5)).toBe(isAlone ? 250 : 500);
  });

  it('is never so little that nothing gets done, nor more than was said', () => {
    const portion = new Portion(database, 500);
    for (let round = 0; round < 20; round += 1) portion.took(10_000);
    expect(portion.size).toBeGreaterThanOrEqual(20);
    for (let round = 0; round < 20; round += 1) portion.took(1);
    expect(portion.size).toBe(500);
  });
});
