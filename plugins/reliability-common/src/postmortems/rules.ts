import type {
  Confidence,
  FactorLayer,
  GateResult,
  PostmortemSectionId,
  PostmortemStatus,
} from './model';

/** Steps that exist between statuses. @public */
export const postmortemSteps: Readonly<
  Record<PostmortemStatus, readonly PostmortemStatus[]>
> = {
  draft: ['inReview'],
  inReview: ['draft', 'published'],
  published: [],
};

/** The four questions, each with the sections that answer it. @public */
export const fourQuestions: readonly {
  readonly id: 'whatHappened' | 'why' | 'protocol' | 'change';
  readonly sections: readonly PostmortemSectionId[];
}[] = [
  { id: 'whatHappened', sections: ['whatHappened', 'impact'] },
  { id: 'why', sections: ['whyItHappened'] },
  {
    id: 'protocol',
    sections: ['detection', 'containment', 'recovery', 'governance'],
  },
  { id: 'change', sections: ['whatToChange'] },
];

/** All that gates look at; the postmortems service assembles it, the page keeps it live. @public */
export interface GateInput {
  readonly sections: Readonly<Partial<Record<PostmortemSectionId, string>>>;
  readonly incidents: readonly {
    readonly key: string;
    readonly kind: string;
    readonly severity: string | null;
    readonly detected: boolean;
    readonly mitigated: boolean;
  }[];
  readonly factors: readonly {
    readonly layer: FactorLayer;
    readonly confidence: Confidence;
    readonly evidence: number;
  }[];
  readonly actionItems: readonly {
    readonly key: string;
    readonly type: string | null;
    readonly status: string;
    readonly accountable: string | null;
    readonly due: string | null;
    readonly acceptanceTest: string;
  }[];
  /** Groups that own the affected entities. */
  readonly owningGroups: readonly string[];
  /** Reviewers who have been named, with the groups that each belongs to. */
  readonly reviewers: readonly {
    readonly ref: string;
    readonly groups: readonly string[];
  }[];
}

/** What a single gate finds; `null` when it has nothing to object. @public */
export interface GateObjection {
  readonly problem: string;
  readonly where: string;
}

/** A pure rule that must hold before a postmortem is published. @public */
export interface Gate {
  readonly id: string;
  readonly level: GateResult['level'];
  readonly check: (input: GateInput) => GateObjection | null;
}

const promised = new Set([
  'committed',
  'inProgress',
  'done',
  'verified',
  'ineffective',
]);

function isNearMissOnly(input: GateInput): boolean {
  return (
    input.incidents.length > 0 &&
    input.incidents.every(incident => incident.kind === 'nearMiss')
  );
}

/** "INC-1", "INC-1 and INC-2", "INC-1, INC-2 and 3 more". */
function listed(keys: readonly string[]): string {
  if (keys.length <= 2) return keys.join(' and ');
  return `${keys.slice(0, 2).join(', ')} and ${keys.length - 2} more`;
}

const questionNames = {
  whatHappened: 'What happened',
  why: 'Why it happened',
  protocol: 'What failed in protocol',
  change: 'What to change',
} as const;

/** The gates that can be checked from the document itself. @public */
export const defaultGates: readonly Gate[] = [
  {
    id: 'fourQuestions',
    level: 'required',
    check: input => {
      const open = fourQuestions.filter(question => {
        const written = question.sections.some(
          section => (input.sections[section] ?? '').trim() !== '',
        );
        if (written) return false;
        if (question.id === 'why') return input.factors.length === 0;
        if (question.id === 'change') return input.actionItems.length === 0;
        return true;
      });
      const required = isNearMissOnly(input) ? open.slice(0, 1) : open;
      const relevant = isNearMissOnly(input)
        ? required.filter(question => question.id === 'whatHappened')
        : required;
      return relevant.length === 0
        ? null
        : {
            problem: `Not answered yet: ${relevant
              .map(question => questionNames[question.id])
              .join(', ')}`,
            where: relevant[0].sections[0],
          };
    },
  },
  {
    id: 'timesKnown',
    level: 'required',
    check: input => {
      if (input.incidents.length === 0) {
        return {
          problem: 'No incident is attached yet',
          where: 'incidents',
        };
      }
      const undetected = input.incidents.filter(incident => !incident.detected);
      const unended = input.incidents.filter(
        incident => incident.kind !== 'nearMiss' && !incident.mitigated,
      );
      const problems = [
        undetected.length > 0 &&
          `when ${listed(undetected.map(i => i.key))} was detected`,
        unended.length > 0 &&
          `when the impact of ${listed(unended.map(i => i.key))} ended`,
      ].filter(Boolean);
      return problems.length === 0
        ? null
        : { problem: `Not known: ${problems.join('; ')}`, where: 'incidents' };
    },
  },
  {
    id: 'factorsHaveEvidence',
    level: 'required',
    check: input => {
      const bare = input.factors.filter(
        factor => factor.confidence !== 'possible' && factor.evidence === 0,
      ).length;
      return bare === 0
        ? null
        : {
            problem: `${
              bare === 1 ? 'One factor has' : `${bare} factors have`
            } no evidence; add some, or mark it possible`,
            where: 'factors',
          };
    },
  },
  {
    id: 'factorOutsidePeople',
    level: 'required',
    check: input =>
      isNearMissOnly(input) ||
      input.factors.some(factor => factor.layer !== 'people')
        ? null
        : {
            problem:
              'No factor outside people yet: what in process, technology or surroundings made it possible?',
            where: 'factors',
          },
  },
  {
    id: 'processAction',
    level: 'required',
    check: input =>
      isNearMissOnly(input) ||
      input.actionItems.some(
        item => item.type === 'process' && promised.has(item.status),
      )
        ? null
        : {
            problem: 'No process action is committed yet',
            where: 'actionItems',
          },
  },
  {
    id: 'commitmentsComplete',
    level: 'required',
    check: input => {
      const incomplete = input.actionItems.filter(
        item =>
          promised.has(item.status) &&
          (item.accountable === null ||
            item.due === null ||
            item.acceptanceTest.trim() === ''),
      );
      return incomplete.length === 0
        ? null
        : {
            problem: `${listed(incomplete.map(item => item.key))} ${
              incomplete.length === 1 ? 'lacks' : 'lack'
            } an owner, a due date or an acceptance test`,
            where: 'actionItems',
          };
    },
  },
  {
    id: 'reviewedFromOutside',
    level: 'required',
    check: input => {
      const severe = input.incidents.some(
        incident =>
          incident.kind === 'incident' &&
          (incident.severity === 'sev1' || incident.severity === 'sev2'),
      );
      if (!severe) return null;
      const owning = new Set(input.owningGroups);
      const outside = input.reviewers.some(
        reviewer => !reviewer.groups.some(group => owning.has(group)),
      );
      return outside
        ? null
        : {
            problem:
              'Nobody outside the owning team has been asked to review it',
            where: 'people',
          };
    },
  },
];

/**
 * How every gate stands.
 *
 * @public
 */
export function checkGates(
  input: GateInput,
  gates: readonly Gate[] = defaultGates,
): GateResult[] {
  return gates.map(gate => {
    const objection = gate.check(input);
    return {
      gate: gate.id,
      level: gate.level,
      passed: objection === null,
      problem: objection?.problem ?? '',
      where: objection?.where ?? '',
    };
  });
}
