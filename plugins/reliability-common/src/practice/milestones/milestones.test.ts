import type { MilestoneFacts, VerifiedFact } from './facts';
import { milestoneKinds } from './model';
import { defaultMilestoneRules, settleMilestones } from './rules';
import { milestoneFacts, reached } from './__testUtils__/milestoneFacts';

const SEARCH = 'group:default/search';
const STORE = 'group:default/storefront';

const verified = (
  count: number,
  over: Partial<VerifiedFact> = {},
): VerifiedFact[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `AI-${index + 1}`,
    at: (index + 1) * 1_000,
    team: SEARCH,
    failureModes: [],
    domain: null,
    ...over,
  }));

const ownedBy = (...teams: (string | null)[]) =>
  teams.map((team, index) => ({
    entity: `component:default/of-${index}`,
    team,
  }));

const adoptions = (
  teams: readonly (string | null)[],
): MilestoneFacts['adoptions'][number][] =>
  teams.map((team, index) => ({
    learning: 'LRN-3',
    postmortem: 'PM-4',
    origins: ownedBy(SEARCH),
    entity: `component:default/${index}`,
    team,
    at: index * 1_000,
  }));

describe('Milestones', () => {
  it('come in the kinds that pages have words for', () => {
    expect(defaultMilestoneRules.map(({ kind }) => kind)).toEqual(
      milestoneKinds,
    );
  });

  it('are not there where nothing has happened', () => {
    expect(reached({})).toEqual([]);
  });

  it('say of each team its first published postmortem, however many follow', () => {
    const postmortems = [
      { key: 'PM-9', at: 9_000, entities: ownedBy(SEARCH) },
      { key: 'PM-4', at: 4_000, entities: ownedBy(SEARCH, STORE) },
      { key: 'PM-1', at: 1_000, entities: ownedBy(null) },
    ];
    expect(reached({ postmortems })).toMatchObject([
      { kind: 'firstPostmortem', team: SEARCH, at: 4_000, about: 'PM-4' },
      { kind: 'firstPostmortem', team: STORE, at: 4_000, about: 'PM-4' },
    ]);
  });

  it('say that a team has verified ten commitments when it has the tenth', () => {
    expect(reached({ verified: verified(9) })).toEqual([]);
    const [ten, ...more] = reached({ verified: verified(12).reverse() });
    expect(more).toEqual([]);
    expect(ten).toMatchObject({
      kind: 'verifiedActions',
      level: 10,
      team: SEARCH,
      at: 10_000,
    });
    expect(ten.restsOn).toHaveLength(10);
    expect(
      reached({ verified: verified(50) }).map(({ level }) => level),
    ).toEqual([10, 50]);
    expect(reached({ verified: verified(10, { team: null }) })).toEqual([]);
  });

  it('say that five other teams have adopted a learning, each once', () => {
    const four = ['a', 'b', 'c', 'd', 'a', SEARCH];
    expect(reached({ adoptions: adoptions(four) })).toEqual([]);
    expect(reached({ adoptions: adoptions([...four, 'e']) })).toMatchObject([
      {
        kind: 'adoptedLearning',
        level: 5,
        team: SEARCH,
        at: 6_000,
        about: 'LRN-3',
      },
    ]);
  });

  it('say that a risk is closed where what was done against it is verified in three domains', () => {
    const against = (...domains: (string | null)[]) =>
      domains.map((domain, index) => ({
        ...verified(1, { failureModes: ['retry-storm'], domain })[0],
        key: `AI-${index}`,
        at: index,
      }));
    expect(reached({ verified: against('a', 'b', 'b', null) })).toEqual([]);
    expect(reached({ verified: against('a', 'b', 'b', 'c', 'd') })).toEqual([
      {
        kind: 'risksClosed',
        subject: 'retry-storm',
        level: 3,
        team: null,
        at: 3,
        text: 'What was done against retry-storm is verified in 3 domains',
        evidence: { failureMode: 'retry-storm' },
        about: null,
        restsOn: ['AI-0', 'AI-1', 'AI-3'],
      },
    ]);
  });
});

describe('A milestone that is kept', () => {
  const kept = reached({ verified: verified(10) }).map(each => ({
    ...each,
    state: 'stands' as const,
  }));
  const settled = (
    facts: Partial<MilestoneFacts>,
    of: Parameters<typeof settleMilestones>[0] = kept,
  ) => settleMilestones(of, milestoneFacts(facts));
  const nothing = { added: [], withdrawn: [], restored: [] };

  it('is found once, and stays its team’s when others answer for it all', () => {
    expect(settled({ verified: verified(10) })).toEqual(nothing);
    const moved = settled({ verified: verified(10, { team: STORE }) });
    expect(moved.withdrawn).toEqual([]);
    expect(moved.added).toMatchObject([{ team: STORE }]);
  });

  it('is withdrawn where what it rests on is no longer so', () => {
    expect(settled({ verified: verified(9) })).toEqual({
      ...nothing,
      withdrawn: kept,
    });
  });

  it('stands on another where one is no longer so', () => {
    const [, ...rest] = verified(11);
    expect(settled({ verified: rest })).toMatchObject({
      withdrawn: [],
      restored: [{ now: { at: 11_000 } }],
    });
  });

  it('of a risk that is closed is withdrawn where nobody may see any more that it was this one', () => {
    const against = (failureModes: string[]) =>
      ['a', 'b', 'c'].map((domain, index) => ({
        ...verified(1, { failureModes, domain })[0],
        key: `AI-${index}`,
      }));
    const closed = reached({ verified: against(['retry-storm']) }).map(
      each => ({ ...each, state: 'stands' as const }),
    );
    expect(closed).toHaveLength(1);
    expect(
      settled({ verified: against(['dns', 'retry-storm']) }, closed).withdrawn,
    ).toEqual([]);
    expect(settled({ verified: against([]) }, closed).withdrawn).toEqual(
      closed,
    );
  });

  it('of a learning stays when services of its adopters change hands, and says whose it is while that may be told', () => {
    const adopted = adoptions(['a', 'b', 'c', 'd', 'e']);
    const postmortem = { key: 'PM-4', at: 1, entities: ownedBy(SEARCH) };
    const known = reached({ adoptions: adopted, postmortems: [postmortem] })
      .filter(({ kind }) => kind === 'adoptedLearning')
      .map(each => ({ ...each, state: 'stands' as const }));
    const after = (facts: Partial<MilestoneFacts>) => {
      const { withdrawn, restored } = settled(facts, known);
      return { withdrawn, teams: restored.map(({ now }) => now.team) };
    };
    expect(
      after({
        postmortems: [{ ...postmortem, entities: ownedBy(STORE) }],
        adoptions: adopted.map(each => ({ ...each, team: null })),
      }),
    ).toEqual({ withdrawn: [], teams: [] });
    expect(
      after({
        postmortems: [{ ...postmortem, entities: [] }],
        adoptions: adopted.map(each => ({ ...each, origins: [] })),
      }),
    ).toEqual({ withdrawn: [], teams: [null] });
  });

  it('stands again once it is so again', () => {
    const withdrawn = kept.map(each => ({
      ...each,
      state: 'withdrawn' as const,
    }));
    expect(settled({ verified: verified(9) }, withdrawn)).toEqual(nothing);
    expect(settled({ verified: verified(10) }, withdrawn)).toMatchObject({
      added: [],
      withdrawn: [],
      restored: [{ kept: withdrawn[0] }],
    });
  });

  it('is left alone by rules of another kind', () => {
    const [first] = kept;
    const changes = settled({}, [{ ...first, kind: 'ofAModule' }]);
    expect(changes).toEqual(nothing);
  });
});
