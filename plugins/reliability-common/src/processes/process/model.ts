/** Gates before publishing, in the order in which they are shown. @public */
export const gateIds = [
  'fourQuestions',
  'timesKnown',
  'factorsHaveEvidence',
  'factorOutsidePeople',
  'processAction',
  'commitmentsComplete',
  'reviewedFromOutside',
  'facilitatorKnowsCharter',
] as const;
/** A gate before publishing. @public */
export type GateId = (typeof gateIds)[number];

/** How strict a gate is: without one that is required nothing is published; one that is advised only says so. @public */
export const gateLevels = ['required', 'advised'] as const;
/** How strict a gate is. @public */
export type GateLevel = (typeof gateLevels)[number];
/** How strict a gate is, or that there is none. @public */
export const strictnesses = [...gateLevels, 'off'] as const;
/** How strict a gate is, or that there is none. @public */
export type Strictness = (typeof strictnesses)[number];
/** How strict some gates are; of the others nothing is said. @public */
export type GateStrictness = Readonly<Partial<Record<GateId, Strictness>>>;

/** How some postmortems are gone about, by what they are about. @public */
export interface Process {
  readonly name: string;
  /** Kinds of incidents; none: of any kind. */
  readonly kinds: readonly string[];
  /** Severities of incidents; none: of any severity, also where nobody has said one. */
  readonly severities: readonly string[];
  readonly gates: GateStrictness;
}

/** How an organisation goes about postmortems. @public */
export interface Processes {
  /** How strict the gate of the charter is where a process does not say. */
  readonly charterGate: Strictness;
  /** The first that fits is the one to go by. */
  readonly processes: readonly Process[];
}
