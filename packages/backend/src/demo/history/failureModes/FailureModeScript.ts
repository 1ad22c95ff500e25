import type {
  ActionItemRecord,
  PostmortemRecord,
} from '@afterword/plugin-reliability-common';

type GivenFactor = NonNullable<PostmortemRecord['factors']>[number];
type GivenEvidence = NonNullable<GivenFactor['evidence']>[number];

/** Where a failure mode can play: what goes wrong first, and what it leans on. */
export interface Stage {
  /** Name of the component that hurts its users. */
  readonly origin: string;
  /** A short ref of the demo catalog, or in words somebody outside of it. */
  readonly dependency: string;
  /** The thing itself, where the failure mode is about one: a flag, a setting, a certificate. */
  readonly detail?: string;
}

/** One line for one stage. */
export function stage(
  origin: string,
  dependency: string,
  detail?: string,
): Stage {
  return { origin, dependency, ...(detail && { detail }) };
}

/** A contributing factor with the evidence that may be found for it. */
export interface ScriptedFactor {
  readonly layer: GivenFactor['layer'];
  readonly text: string;
  readonly evidence: readonly {
    readonly type: GivenEvidence['type'];
    readonly title: string;
    readonly excerpt?: string;
  }[];
}

/** Something that can be done about it. */
export interface ScriptedAction {
  readonly type: NonNullable<ActionItemRecord['itemType']>;
  readonly title: string;
  readonly description: string;
  readonly test: string;
  /** Team that takes it on instead of the owner of the origin. */
  readonly owner?: string;
}

/** A line of a timeline and what it rests on. */
export interface ScriptedMoment {
  readonly text: string;
  readonly evidence: string;
  /** Where nobody remembers it exactly: “the evening before”. */
  readonly atText?: string;
}

/** What nearly happened, what kept it from happening, and what would help. */
export interface ScriptedNearMiss {
  readonly title: string;
  readonly what: string;
  readonly stoppedBy: string;
  readonly wouldHelp: string;
}

/** What is so, what to do about it, and for whom it may be so as well. */
export interface ScriptedLearning {
  readonly statement: string;
  /** Something that can be done, as the title of an action item has it. */
  readonly helped: string;
  readonly appliesTo?: string;
}

/** Slots of a paragraph: one sentence or two of each are put together. */
export type Slots = readonly (readonly string[])[];

/**
 * How one failure mode is told. Every list holds variants of which some are drawn, so that the same failure in two places does not read
 * the same. Texts contain placeholders, see `Wording`.
 */
export interface FailureModeScript {
  readonly failureMode: string;
  /** How often it comes, beside the others. */
  readonly weight: number;
  readonly incidentTypes: readonly string[];
  readonly triggers: readonly string[];
  /** Half of its incidents are restored within so many minutes at severity 3. */
  readonly typicalMinutes: number;
  readonly stages: readonly Stage[];
  readonly titles: readonly string[];
  readonly summary: Slots;
  /** The same while it still goes on, for those that are told before their end: nobody knows yet how long it takes. */
  readonly goingOn?: Slots;
  readonly whatHappened: Slots;
  readonly why: Slots;
  readonly containment: readonly string[];
  readonly recovery: readonly string[];
  readonly governance: readonly string[];
  readonly wentWell: readonly string[];
  readonly learnings: readonly ScriptedLearning[];
  readonly before: readonly ScriptedMoment[];
  /** In the order in which they come. */
  readonly during: readonly ScriptedMoment[];
  /** What ended the impact. */
  readonly ending: readonly string[];
  readonly factors: readonly ScriptedFactor[];
  readonly actions: readonly ScriptedAction[];
  readonly nearMisses: readonly ScriptedNearMiss[];
}
