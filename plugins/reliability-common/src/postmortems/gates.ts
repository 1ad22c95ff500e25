import { said } from '../contract';
import type { FactorLayer } from '../failureModes';
import type { TimePointKind } from '../incidents';
import type { GateId, GateLevel } from '../processes';
import { type FacilitatorInput, missingOfFacilitator } from './charterGate';
import { missingOfCommitments } from './completeCommitments';
import type { Confidence } from './factor';
import type { GateResult } from './gateModel';
import {
  gateInEnglish,
  type GateMessage,
  joined,
  listedSeen,
} from './gateMessages';
import { hasToAsk, isNearMissOnly, isPromised, isSevere } from './hasToAsk';
import type { PostmortemSectionId } from './model';
import { missingReview, type OutsideReviewInput } from './outsideReview';
import { placeOfTime } from './placeOfTime';

/** The four questions, each with the sections that answer it. @internal */
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
export interface GateInput extends OutsideReviewInput, FacilitatorInput {
  readonly sections: Readonly<Partial<Record<PostmortemSectionId, string>>>;
  readonly incidents: readonly {
    /** Null for one that whoever is told may not see. */
    readonly key: string | null;
    readonly kind: string;
    readonly severity: string | null;
    readonly detected: boolean;
    readonly mitigated: boolean;
    /** Whether its impact is said to have ended before it began. */
    readonly endCannotBe: boolean;
  }[];
  readonly factors: readonly {
    readonly layer: FactorLayer;
    readonly confidence: Confidence;
    readonly evidence: number;
  }[];
  readonly actionItems: readonly {
    /** Null for one that whoever is told may not see. */
    readonly key: string | null;
    readonly type: string | null;
    readonly status: string;
    readonly accountable: string | null;
    readonly due: string | null;
    readonly acceptanceTest: string;
  }[];
}

/** What a single gate finds; `null` when it has nothing to object. @public */
export interface GateObjection {
  readonly message: GateMessage;
  readonly where: string;
}

/** A pure rule that must hold before a postmortem is published. @public */
export interface Gate {
  readonly id: GateId;
  readonly level: GateLevel;
  readonly check: (input: GateInput) => GateObjection | null;
}

/** Where a time is mended that some incidents lack: at the first of them that may be seen. */
function firstSeen(
  incidents: GateInput['incidents'],
  kind: TimePointKind,
): string | undefined {
  const incident = incidents.flatMap(({ key }) => key ?? [])[0];
  return incident && placeOfTime({ incident, kind });
}

/** A near miss has one phase and four fields: it need not tell why, what failed in protocol, or what to change. */
function questionsFor(input: GateInput) {
  return isNearMissOnly(input)
    ? fourQuestions.filter(question => question.id === 'whatHappened')
    : fourQuestions;
}

/** By a text; why, by a factor too; what to change, by an action item that was not declined too. */
function isAnswered(
  question: (typeof fourQuestions)[number],
  input: GateInput,
): boolean {
  if (question.sections.some(id => (input.sections[id] ?? '').trim() !== '')) {
    return true;
  }
  if (question.id === 'why') return input.factors.length > 0;
  return (
    question.id === 'change' &&
    input.actionItems.some(item => item.status !== 'declined')
  );
}

/** The gates that can be checked from the document itself. @public */
export const defaultGates: readonly Gate[] = [
  {
    id: 'fourQuestions',
    level: 'required',
    check: input => {
      const [first, ...rest] = questionsFor(input).filter(
        question => !isAnswered(question, input),
      );
      if (first === undefined) return null;
      const questions = joined('comma', [
        said(first.id),
        ...rest.map(({ id }) => said(id)),
      ]);
      return {
        message: said('notAnswered', { questions }),
        where: first.sections[0],
      };
    },
  },
  {
    id: 'timesKnown',
    level: 'required',
    check: input => {
      if (input.incidents.length === 0) {
        return { message: said('noIncident'), where: 'incidents' };
      }
      const undetected = input.incidents.filter(incident => !incident.detected);
      const unended = input.incidents.filter(
        incident => incident.kind !== 'nearMiss' && !incident.mitigated,
      );
      const wrong = input.incidents.filter(
        incident => incident.kind !== 'nearMiss' && incident.endCannotBe,
      );
      const [first, ...rest] = [
        ...(undetected.length > 0
          ? [
              said('detected', {
                incidents: listedSeen('unseenIncidents', undetected),
                count: undetected.length,
              }),
            ]
          : []),
        ...(unended.length > 0
          ? [
              said('ended', {
                incidents: listedSeen('unseenIncidents', unended),
              }),
            ]
          : []),
        ...(wrong.length > 0
          ? [
              said('endCannotBe', {
                incidents: listedSeen('unseenIncidents', wrong),
              }),
            ]
          : []),
      ];
      if (first === undefined) return null;
      const what = joined('semicolon', [first, ...rest]);
      return {
        message: said('notKnown', { what }),
        where:
          firstSeen(undetected, 'detected') ??
          firstSeen(unended, 'mitigated') ??
          firstSeen(wrong, 'mitigated') ??
          'incidents',
      };
    },
  },
  {
    id: 'factorsHaveEvidence',
    level: 'required',
    check: input => {
      const count = input.factors.filter(
        factor => factor.confidence !== 'possible' && factor.evidence === 0,
      ).length;
      return count === 0
        ? null
        : { message: said('noEvidence', { count }), where: 'factors' };
    },
  },
  {
    id: 'factorOutsidePeople',
    level: 'required',
    check: input =>
      isNearMissOnly(input) ||
      input.factors.some(factor => factor.layer !== 'people')
        ? null
        : { message: said('onlyPeople'), where: 'factors' },
  },
  {
    id: 'processAction',
    level: 'required',
    check: input =>
      isNearMissOnly(input) ||
      input.actionItems.some(
        item => item.type === 'process' && isPromised(item),
      )
        ? null
        : { message: said('noProcessAction'), where: 'actionItems' },
  },
  {
    id: 'commitmentsComplete',
    level: 'required',
    check: input => {
      const message = missingOfCommitments(input.actionItems);
      return message === null ? null : { message, where: 'actionItems' };
    },
  },
  {
    id: 'reviewedFromOutside',
    level: 'required',
    check: input => {
      if (!input.incidents.some(isSevere)) return null;
      const message = missingReview(input);
      return message && { message, where: 'people' };
    },
  },
];

/**
 * The gate that whoever facilitates knows the charter. An organisation chooses how strict it is, and there is none where none is asked for.
 *
 * @public
 */
export function charterGate(level: GateLevel): Gate {
  return {
    id: 'facilitatorKnowsCharter',
    level,
    check: input => {
      if (isNearMissOnly(input)) return null;
      const message = missingOfFacilitator(input, level);
      return message && { message, where: 'people' };
    },
  };
}

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
      asked: objection !== null || hasToAsk(gate.id, input),
      problem: objection === null ? '' : gateInEnglish(objection.message),
      message: objection?.message ?? null,
      where: objection?.where ?? '',
    };
  });
}
