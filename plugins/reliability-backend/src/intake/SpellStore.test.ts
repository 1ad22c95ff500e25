import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { openDatabase } from '../platform/database/openDatabase';
import { groupSpells, Spell } from './groupSpells';
import { SpellStore } from './SpellStore';

const spell = fc
  .record({
    startsAt: fc.integer({ min: 0, max: 60 }),
    lasts: fc.option(fc.integer({ min: 0, max: 12 })),
  })
  .map(
    ({ startsAt, lasts }): Spell => ({
      startsAt,
      endsAt: lasts === null ? null : startsAt + lasts,
    }),
  );
const spells = fc.uniqueArray(spell, {
  maxLength: 14,
  selector: ({ startsAt }) => startsAt,
});

const shapes = (of: readonly Spell[]) =>
  groupSpells(of).map(group =>
    group
      .map(({ startsAt, endsAt }) => `${startsAt}-${endsAt ?? ''}`)
      .sort()
      .join(),
  );

eachDatabase('Spells that are kept', (databases, databaseId) => {
  const store = new SpellStore();
  let database: Knex;
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
  });

  const keep = async (all: readonly Spell[]) => {
    await database('source_spell').delete();
    for (const each of all) {
      await store.put(database, 'alerts', 'Errors', {
        ...each,
        externalId: `Errors/${each.startsAt}`,
        incidentId: null,
      });
    }
  };
  const held = (startsAt: number) =>
    database.transaction(tx => store.hold(tx, 'alerts', 'Errors', startsAt));
  const kept = () => held(-1);

  it('are read as far as they can have to do with the one at hand', async () => {
    await keep([
      { startsAt: 1, endsAt: 5 },
      { startsAt: 3, endsAt: null },
      { startsAt: 10, endsAt: 20 },
      { startsAt: 15, endsAt: 30 },
    ]);
    const read = await held(25);
    expect(read.map(({ startsAt }) => startsAt)).toEqual([10, 15]);
  });

  it('are grouped as all of them would be', async () => {
    await fc.assert(
      fc.asyncProperty(spells, spell, async (all, told) => {
        await keep(all);
        const others = all.filter(({ startsAt }) => startsAt !== told.startsAt);
        const read = await held(told.startsAt);
        const after = [
          ...read.filter(({ startsAt }) => startsAt !== told.startsAt),
          told,
        ];
        const wholeBefore = shapes(all);
        const wholeAfter = shapes([...others, told]);
        expect(wholeBefore).toEqual(expect.arrayContaining(shapes(read)));
        expect(wholeAfter).toEqual(expect.arrayContaining(shapes(after)));
        expect(shapes(after)).toEqual(
          expect.arrayContaining(
            wholeAfter.filter(shape => !wholeBefore.includes(shape)),
          ),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are forgotten when they were over long ago, whole groups at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        spells,
        fc.integer({ min: 0, max: 70 }),
        async (all, before) => {
          await keep(all);
          await database.transaction(tx => store.forget(tx, before));
          const left = shapes(await kept());
          expect(shapes(all)).toEqual(expect.arrayContaining(left));
          const lasts = all.some(
            ({ startsAt, endsAt }) =>
              startsAt < before && endsAt !== null && endsAt >= before,
          );
          const isOver = (group: readonly Spell[]) =>
            group.some(({ endsAt }) => endsAt !== null && endsAt < before);
          const stay = groupSpells(all).filter(
            group => lasts || !isOver(group),
          );
          expect(left).toHaveLength(stay.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('stay while they last, however long', async () => {
    await keep([
      { startsAt: 1, endsAt: 5 },
      { startsAt: 7, endsAt: null },
    ]);
    await database.transaction(tx => store.forget(tx, 1_000));
    expect(await kept()).toMatchObject([{ startsAt: 7, endsAt: null }]);
  });
});
