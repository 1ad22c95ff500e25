import type { GateLevel } from '../processes';
import { charterGate, checkGates, type GateInput } from './gates';
import { timeAt } from './placeOfTime';
import { aGateIncident, aGateInput, aGateItem } from './testing/aGateInput';

function failing(input: GateInput) {
  return checkGates(input)
    .filter(result => !result.passed)
    .map(({ gate, problem, where }) => ({ gate, problem, where }));
}

describe('Gates', () => {
  it('let a complete postmortem pass', () => {
    expect(failing(aGateInput())).toEqual([]);
  });

  it('tell what is passed from what there is nothing to ask of', () => {
    const notAsked = (over: Partial<GateInput>) =>
      checkGates(aGateInput(over))
        .filter(({ passed, asked }) => passed && !asked)
        .map(({ gate }) => gate);
    const severe = { incidents: [aGateIncident({ severity: 'sev2' })] };
    const reviews = [{ ref: 'user:far', groups: [], current: true }];

    expect(notAsked({ ...severe, reviews })).toEqual([]);
    const bare = { sections: {}, factors: [], actionItems: [] };
    expect(notAsked({ ...severe, ...bare })).toEqual([
      'factorsHaveEvidence',
      'commitmentsComplete',
    ]);
    expect(
      notAsked({ actionItems: [aGateItem({ status: 'candidate' })] }),
    ).toEqual(['commitmentsComplete', 'reviewedFromOutside']);
    expect(
      notAsked({ incidents: [aGateIncident({ kind: 'nearMiss' })] }),
    ).toEqual(['factorOutsidePeople', 'processAction', 'reviewedFromOutside']);
  });

  it('do not tell by what they ask that there is something hidden', () => {
    const asked = (over: Partial<GateInput>) =>
      checkGates(aGateInput(over)).filter(each => each.asked).length;
    expect(asked({ actionItems: [aGateItem({ key: null })] })).toBe(
      asked({ actionItems: [aGateItem({ status: 'candidate' })] }),
    );
    const nearMiss = aGateIncident({ kind: 'nearMiss' });
    expect(asked({ incidents: [nearMiss, aGateIncident({ key: null })] })).toBe(
      asked({ incidents: [nearMiss] }),
    );
  });

  it('say what they object to as a message as well, for any language', () => {
    const [{ message }] = checkGates(aGateInput({ sections: {} })).filter(
      ({ passed }) => !passed,
    );
    expect(message).toEqual({
      code: 'notAnswered',
      values: {
        questions: {
          code: 'comma',
          values: {
            first: { code: 'whatHappened', values: {} },
            rest: { code: 'protocol', values: {} },
          },
        },
      },
    });
    const [passed] = checkGates(aGateInput());
    expect(passed).toMatchObject({ problem: '', message: null });
  });

  it('name every question that has no answer, and lead to the first', () => {
    expect(
      failing(aGateInput({ sections: { whatHappened: 'It broke.' } })),
    ).toEqual([
      {
        gate: 'fourQuestions',
        problem: 'Not answered yet: What failed in protocol',
        where: 'detection',
      },
    ]);
    const [first] = failing(
      aGateInput({ sections: { impact: ' \n' }, factors: [] }),
    );
    expect(first).toEqual({
      gate: 'fourQuestions',
      problem:
        'Not answered yet: What happened, Why it happened, What failed in protocol',
      where: 'whatHappened',
    });
  });

  it('take a factor for an answer to why, and an action item for what to change, but not one that was declined', () => {
    const sections = { impact: 'Nobody could pay.', recovery: 'By hand.' };
    expect(failing(aGateInput({ sections }))).toEqual([]);
    const declined = aGateInput({
      sections,
      actionItems: [aGateItem({ status: 'declined' })],
    });
    expect(failing(declined)[0].problem).toBe(
      'Not answered yet: What to change',
    );
  });

  it('ask of a near miss only what happened and when it was noticed', () => {
    const nearMiss = aGateIncident({ kind: 'nearMiss', mitigated: false });
    const bare: Partial<GateInput> = {
      incidents: [nearMiss],
      factors: [],
      actionItems: [],
    };
    const told = { whatHappened: 'The key would have run out on Sunday.' };
    expect(failing(aGateInput({ ...bare, sections: told }))).toEqual([]);
    expect(failing(aGateInput({ ...bare, sections: {} }))).toEqual([
      {
        gate: 'fourQuestions',
        problem: 'Not answered yet: What happened',
        where: 'whatHappened',
      },
    ]);
    const unnoticed = { ...nearMiss, detected: false };
    expect(
      failing(aGateInput({ ...bare, sections: told, incidents: [unnoticed] })),
    ).toEqual([
      {
        gate: 'timesKnown',
        problem: 'Not known: when INC-1 was detected',
        where: 'times.INC-1.detected',
      },
    ]);
  });

  it('ask the whole of a postmortem that is about a near miss and an incident', () => {
    const gates = failing(
      aGateInput({
        incidents: [
          aGateIncident({ kind: 'nearMiss' }),
          aGateIncident({ key: 'INC-2' }),
        ],
        factors: [],
        actionItems: [],
      }),
    ).map(({ gate }) => gate);
    expect(gates).toEqual(['factorOutsidePeople', 'processAction']);
  });

  it('lead to the first time that is not known, of an incident that may be seen', () => {
    const leads = (...incidents: GateInput['incidents'][number][]) =>
      failing(aGateInput({ incidents }))[0].where;
    const unended = aGateIncident({ key: 'INC-3', mitigated: false });
    expect(leads(unended)).toBe('times.INC-3.mitigated');
    expect(leads(unended, aGateIncident({ detected: false }))).toBe(
      'times.INC-1.detected',
    );
    expect(leads(aGateIncident({ key: null, detected: false }))).toBe(
      'incidents',
    );
    expect(timeAt('times.INC-3.mitigated')).toEqual({
      incident: 'INC-3',
      kind: 'mitigated',
    });
    expect(
      ['incidents', 'times.INC-3', 'times.PM-3.detected'].map(timeAt),
    ).toEqual([undefined, undefined, undefined]);
  });

  it('say which times are not known, with few words for many incidents', () => {
    const incidents = [1, 2, 3, 4].map(number =>
      aGateIncident({
        key: `INC-${number}`,
        detected: number !== 2,
        mitigated: false,
      }),
    );
    expect(failing(aGateInput({ incidents }))[0].problem).toBe(
      'Not known: when INC-2 was detected; when the impact of INC-1, INC-2 and 2 more ended',
    );
    expect(failing(aGateInput({ incidents: [] }))[0].problem).toBe(
      'No incident is attached yet',
    );
  });

  it('believe no end of impact that cannot be', () => {
    const incident = aGateIncident({ endCannotBe: true });
    expect(failing(aGateInput({ incidents: [incident] }))).toEqual([
      {
        gate: 'timesKnown',
        problem:
          'Not known: when the impact of INC-1 ended, as it cannot be when it is said to have',
        where: 'times.INC-1.mitigated',
      },
    ]);
    const nearMiss = { ...incident, kind: 'nearMiss' };
    expect(failing(aGateInput({ incidents: [nearMiss] }))).toEqual([]);
  });

  it('name no incident that whoever is told may not see', () => {
    const unseen = aGateIncident({ key: null, detected: false });
    const problem = (...incidents: GateInput['incidents'][number][]) =>
      failing(aGateInput({ incidents }))[0].problem;
    expect(problem(unseen)).toBe(
      'Not known: when an incident that you may not see was detected',
    );
    expect(problem(aGateIncident({ detected: false }), unseen)).toBe(
      'Not known: when INC-1 and an incident that you may not see were detected',
    );
    expect(problem(unseen, unseen, unseen)).toBe(
      'Not known: when 3 incidents that you may not see were detected',
    );
  });

  it('want evidence for a factor unless it is marked possible', () => {
    const people = { layer: 'people', evidence: 0 } as const;
    const factors = [
      { ...people, confidence: 'possible' },
      { ...people, confidence: 'likely', layer: 'process' },
    ] as const;
    expect(failing(aGateInput({ factors }))).toEqual([
      {
        gate: 'factorsHaveEvidence',
        problem: 'One factor has no evidence; add some, or mark it possible',
        where: 'factors',
      },
    ]);
    expect(
      failing(aGateInput({ factors: [factors[0]] })).map(({ gate }) => gate),
    ).toEqual(['factorOutsidePeople']);
  });

  it('want a process action that somebody has promised, not an idea', () => {
    for (const status of ['candidate', 'declined'] as const) {
      expect(
        failing(aGateInput({ actionItems: [aGateItem({ status })] })).map(
          ({ gate }) => gate,
        ),
      ).toContain('processAction');
    }
  });

  it('name commitments that lack an owner, a due date or a test', () => {
    expect(
      failing(
        aGateInput({
          actionItems: [
            aGateItem({ key: 'AI-1' }),
            aGateItem({ key: 'AI-2', due: null }),
            aGateItem({ key: 'AI-3', acceptanceTest: ' ' }),
            aGateItem({ key: 'AI-4', accountable: null, status: 'candidate' }),
          ],
        }),
      ),
    ).toEqual([
      {
        gate: 'commitmentsComplete',
        problem:
          'AI-2 and AI-3 lack an owner, a due date or an acceptance test',
        where: 'actionItems',
      },
    ]);
  });

  it('want of what is done neither an owner nor a day, and of what is verified nothing', () => {
    const bare = { accountable: null, due: null };
    const untested = { ...bare, acceptanceTest: '' };
    expect(
      failing(
        aGateInput({
          actionItems: [
            aGateItem({ key: 'AI-1', status: 'done', ...bare }),
            aGateItem({ key: 'AI-2', status: 'verified', ...untested }),
          ],
        }),
      ),
    ).toEqual([]);
    const [{ problem }] = failing(
      aGateInput({
        actionItems: [
          aGateItem({ key: 'AI-1', status: 'done', ...untested }),
          aGateItem({ key: 'AI-2', status: 'ineffective', ...bare }),
        ],
      }),
    );
    expect(problem).toBe(
      'AI-2 lacks an owner, a due date or an acceptance test; AI-1 lacks an acceptance test to check its effect by',
    );
  });

  it('name no commitment that whoever is told may not see', () => {
    const unseen = aGateItem({ key: null, due: null });
    const problem = (...items: GateInput['actionItems'][number][]) =>
      failing(aGateInput({ actionItems: [aGateItem(), ...items] }))[0].problem;
    const what = 'an owner, a due date or an acceptance test';
    expect(problem(unseen)).toBe(
      `an action item that you may not see lacks ${what}`,
    );
    expect(problem(aGateItem({ key: 'AI-7', due: null }), unseen)).toBe(
      `AI-7 and an action item that you may not see lack ${what}`,
    );
  });

  it('want a severe incident reviewed by somebody who does not own it', () => {
    const severe = { incidents: [aGateIncident({ severity: 'sev2' })] };
    const reviewed = (ref: string, ...groups: string[]) =>
      failing(
        aGateInput({ ...severe, reviews: [{ ref, groups, current: true }] }),
      ).map(({ gate }) => gate);
    expect(failing(aGateInput(severe))[0].problem).toBe(
      'Nobody outside the owning team has been asked to review it',
    );
    expect(
      reviewed('user:default/colleague', 'group:default/checkout-team'),
    ).toEqual(['reviewedFromOutside']);
    expect(reviewed('group:default/checkout-team')).toEqual([
      'reviewedFromOutside',
    ]);
    expect(
      reviewed('user:default/outsider', 'group:default/search-team'),
    ).toEqual([]);
    const reviewers = [
      { ref: 'user:default/outsider', groups: ['group:default/search-team'] },
      {
        ref: 'user:default/colleague',
        groups: ['group:default/checkout-team'],
      },
    ];
    expect(failing(aGateInput({ ...severe, reviewers }))[0].problem).toBe(
      'Not reviewed from outside the owning team yet; asked: outsider',
    );
    expect(
      failing(aGateInput({ ...severe, reviewers: reviewers.slice(1) }))[0]
        .problem,
    ).toBe(
      'Everybody who was asked to review it (colleague) is of a team that owns what was affected: ask somebody else as well',
    );
    const before = reviewers.map(each => ({ ...each, current: false }));
    expect(
      failing(aGateInput({ ...severe, reviewers, reviews: before }))[0].problem,
    ).toBe(
      'Changed since outsider reviewed it from outside the owning team; another review is needed',
    );
    const drill = aGateIncident({ severity: 'sev1', kind: 'drill' });
    expect(failing(aGateInput({ incidents: [drill] }))).toEqual([]);
  });
});

describe('The gate of the charter', () => {
  const KIM = 'user:default/kim';
  const problem = (over: Partial<GateInput>, level: GateLevel = 'advised') =>
    checkGates(aGateInput(over), [charterGate(level)])[0].problem;

  it('says whether the facilitator has acknowledged it, or what changed in it', () => {
    const kim = { facilitator: KIM } as const;
    expect(problem({ ...kim, facilitatorCharter: 'due' })).toBe(
      'kim, who facilitates, has not acknowledged the charter yet',
    );
    expect(problem({ ...kim, facilitatorCharter: 'renewalDue' })).toBe(
      'kim, who facilitates, has not acknowledged what changed in the charter',
    );
    expect(problem({ ...kim, facilitatorCharter: 'acknowledged' })).toBe('');
    expect(problem({ ...kim, facilitatorCharter: 'notAsked' })).toBe('');
  });

  it('is not passed by naming nobody where it is required, and asks for nobody where it is advised', () => {
    const nobody = { facilitator: null, facilitatorCharter: 'due' } as const;
    expect(problem(nobody)).toBe('');
    expect(problem(nobody, 'required')).toBe(
      'Nobody is named as facilitator yet',
    );
    expect(
      problem({ ...nobody, facilitatorCharter: 'notAsked' }, 'required'),
    ).toBe('');
  });

  it('has nothing to ask before there is somebody to ask', () => {
    const asked = (over: Partial<GateInput>) =>
      checkGates(aGateInput(over), [charterGate('advised')])[0].asked;
    expect(asked({ facilitator: null, facilitatorCharter: 'due' })).toBe(false);
    expect(asked({ facilitator: KIM, facilitatorCharter: 'notAsked' })).toBe(
      false,
    );
    for (const facilitatorCharter of ['due', 'acknowledged'] as const) {
      expect(asked({ facilitator: KIM, facilitatorCharter })).toBe(true);
    }
  });

  it('asks nothing of a group, nor of a near miss', () => {
    expect(
      problem(
        { facilitator: 'group:default/a', facilitatorCharter: 'due' },
        'required',
      ),
    ).toBe('');
    expect(
      problem(
        {
          incidents: [aGateIncident({ kind: 'nearMiss' })],
          facilitator: null,
          facilitatorCharter: 'due',
        },
        'required',
      ),
    ).toBe('');
  });
});
