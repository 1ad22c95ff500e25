import { z } from 'zod';

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

/**
 * How strict a gate is: against one that is required nothing is published; against one that is overridable only with a reason, by who may give one; one
 * that is advised only says so.
 *
 * @public
 */
export const gateLevels = ['required', 'overridable', 'advised'] as const;
/** How strict a gate is. @public */
export type GateLevel = (typeof gateLevels)[number];
/** How strict a gate is, or that there is none. @public */
export const strictnesses = [...gateLevels, 'off'] as const;
/** How strict a gate is, or that there is none. @public */
export type Strictness = (typeof strictnesses)[number];
/** How strict some gates are; of the others nothing is said. @public */
export type GateStrictness = Readonly<Partial<Record<GateId, Strictness>>>;

const gateStrictness = z.partialRecord(z.enum(gateIds), z.enum(strictnesses));

/** How some postmortems are gone about, by what they are about. @public */
export const postmortemProcess = z
  .object({
    name: z.string(),
    /** Kinds of incidents; none: of any kind. */
    kinds: z.array(z.string()).readonly(),
    /** Severities of incidents; none: of any severity, also where nobody has said one. */
    severities: z.array(z.string()).readonly(),
    /** How strict gates are; of the others it says nothing. */
    gates: gateStrictness,
  })
  .meta({ id: 'Process' });
/** How some postmortems are gone about, by what they are about. @public */
export type Process = Readonly<z.infer<typeof postmortemProcess>>;

/** How an organisation goes about postmortems. @public */
export const processes = z
  .object({
    /** How strict the gate of the charter is where a process does not say. */
    charterGate: z.enum(strictnesses),
    /** The first that fits is the one to go by. */
    processes: z.array(postmortemProcess).readonly(),
  })
  .meta({ id: 'Processes' });
/** How an organisation goes about postmortems. @public */
export type Processes = Readonly<z.infer<typeof processes>>;
