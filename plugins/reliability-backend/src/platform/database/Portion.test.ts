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
    const sizeAfter = (millis: number, count: number) => {
      portion.took(millis, count);
      return portion.size;
    };
    expect(portion.size).toBe(isAlone ? 100 : 500);
    expect(sizeAfter(120, 100)).toBe(isAlone ? 50 : 500);
    expect(sizeAfter(60, 50)).toBe(isAlone ? 25 : 500);
    expect(sizeAfter(40, 25)).toBe(isAlone ? 25 : 500);
    expect(sizeAfter(5, 25)).toBe(isAlone ? 50 : 500);
  });

  it('is measured by what was written, where that was less than it', () => {
    const isAlone = dialectOf(database) === 'sqlite';
    const portion = new Portion(database, 500);
    portion.took(40, 49);
    expect(portion.size).toBe(isAlone ? 50 : 500);
    portion.took(0, 0);
    expect(portion.size).toBe(isAlone ? 50 : 500);
  });

  it('is never so little that nothing gets done, nor more than was said', () => {
    const portion = new Portion(database, 500);
    for (let round = 0; round < 20; round += 1) portion.took(10_000, 20);
    expect(portion.size).toBeGreaterThanOrEqual(20);
    for (let round = 0; round < 20; round += 1) portion.took(1, 500);
    expect(portion.size).toBe(500);
  });
});
