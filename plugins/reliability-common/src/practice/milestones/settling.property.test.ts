import fc from 'fast-check';
import type { MilestoneFacts } from './facts';
import { settleMilestones } from './rules';
import { milestoneFacts, TODAY } from './__testUtils__/milestoneFacts';

const team = fc.constantFrom(
  ...['a', 'b', 'c', 'd', 'e', 'f'].map(name => `group:default/${name}`),
);
const entity = fc.record({
  entity: fc.constantFrom('component:default/one', 'component:default/two'),
  team: fc.option(team),
});
const origins = [{ entity: 'component:default/one', team: 'group:default/a' }];
const mode = fc.constantFrom('retry-storm', 'dns', 'capacity');
const at = fc.nat(1_000);

const facts: fc.Arbitrary<MilestoneFacts> = fc
  .record({
    postmortems: fc.array(
      fc.record({
        at,
        entities: fc.uniqueArray(entity, {
          maxLength: 3,
          selector: ({ entity: ref }) => ref,
        }),
      }),
      { maxLength: 8 },
    ),
    verified: fc.array(
      fc.record({
        at,
        team: fc.option(team),
        failureModes: fc.uniqueArray(mode, { maxLength: 2 }),
        domain: fc.option(fc.constantFrom('w', 'x', 'y', 'z')),
      }),
      { maxLength: 40 },
    ),
    adoptions: fc.uniqueArray(
      fc.record({
        learning: fc.constantFrom('LRN-1', 'LRN-2'),
        team,
        at,
      }),
      { selector: ({ learning, team: by }) => `${learning} ${by}` },
    ),
    incidentDays: fc.array(
      fc.record({
        failureMode: fc.option(mode, { freq: 9 }),
        day: fc.integer({ min: TODAY - 900, max: TODAY }),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ postmortems, verified, adoptions, incidentDays }) =>
    milestoneFacts({
      postmortems: [
        ...postmortems.map((each, index) => ({ ...each, key: `PM-${index}` })),
        { key: 'PM-99', at: 1, entities: origins },
      ],
      verified: verified.map((each, index) => ({
        ...each,
        key: `AI-${index}`,
      })),
      adoptions: adoptions.map(each => ({
        ...each,
        entity: `component:default/of-${each.team.slice(-1)}`,
        postmortem: 'PM-99',
        origins,
      })),
      incidentDays,
    }),
  );

const standing = (of: MilestoneFacts) =>
  settleMilestones([], of).added.map(each => ({
    ...each,
    state: 'stands' as const,
  }));
const namesOf = (
  of: readonly { kind: string; subject: string; level: number }[],
) => of.map(({ kind, subject, level }) => `${kind} ${subject} ${level}`).sort();

describe('Milestones, whatever has happened', () => {
  it('are one of each kind, subject and level', () => {
    fc.assert(
      fc.property(facts, of => {
        const names = namesOf(standing(of));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('change nothing when they are looked for once more', () => {
    fc.assert(
      fc.property(facts, of => {
        expect(settleMilestones(standing(of), of)).toEqual({
          added: [],
          withdrawn: [],
          restored: [],
        });
      }),
    );
  });

  it('do not depend on the order in which anything is told', () => {
    fc.assert(
      fc.property(facts, of => {
        const turned = {
          ...of,
          postmortems: [...of.postmortems].reverse(),
          verified: [...of.verified].reverse(),
          adoptions: [...of.adoptions].reverse(),
          incidentDays: [...of.incidentDays].reverse(),
        };
        const said = (each: MilestoneFacts) =>
          standing(each)
            .map(({ restsOn, about, ...rest }) => JSON.stringify(rest))
            .sort();
        expect(said(turned)).toEqual(said(of));
      }),
    );
  });

  it('are not taken away by more learning', () => {
    fc.assert(
      fc.property(facts, facts, (before, more) => {
        const after = {
          ...before,
          verified: [
            ...before.verified,
            ...more.verified.map(each => ({ ...each, key: `${each.key}+` })),
          ],
          postmortems: [
            ...before.postmortems,
            ...more.postmortems.map(each => ({ ...each, key: `${each.key}+` })),
          ],
        };
        expect(settleMilestones(standing(before), after).withdrawn).toEqual([]);
        expect(namesOf(standing(after))).toEqual(
          expect.arrayContaining(namesOf(standing(before))),
        );
      }),
    );
  });

  it('stand exactly on what is there: with nothing left, all are withdrawn', () => {
    fc.assert(
      fc.property(facts, of => {
        const kept = standing(of);
        const { withdrawn } = settleMilestones(kept, milestoneFacts());
        expect(namesOf(withdrawn)).toEqual(namesOf(kept));
      }),
    );
  });
});
