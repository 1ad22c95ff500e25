/** Figures that have a definition. @public */
export const figureIds = [
  'timeToDetect',
  'timeToAcknowledge',
  'timeToRestore',
  'timeToResolve',
  'incidents',
  'nearMisses',
  'timeBetweenIncidents',
  'availability',
  'downtime',
  'recurrence',
  'changeFailureRate',
  'changeSuccessRate',
  'failedDeploymentRecovery',
  'commitmentsOnTime',
  'commitmentsVerified',
  'commitmentAge',
  'commitments',
  'participationBreadth',
  'daysToPublish',
  'evidenceShare',
  'outsideReview',
  'facilitatorSpread',
  'nearMissRate',
  'nearMissShare',
] as const;
/** A figure that has a definition. @public */
export type FigureId = (typeof figureIds)[number];

/** What figures are counted in: seconds, things, or a share from 0 to 1. @public */
export type FigureUnit = 's' | 'count' | 'ratio';

/** Where a definition or a formula comes from. @public */
export interface DefinitionSource {
  readonly title: string;
  readonly url?: string;
}

/** What a figure means, said once, for whoever shows or documents it. @public */
export interface FigureDefinition {
  readonly id: FigureId;
  readonly name: string;
  /** One plain sentence. */
  readonly sentence: string;
  readonly formula: string;
  readonly unit: FigureUnit;
  /** How its 95 % interval is made; null: it has none. */
  readonly interval: string | null;
  /** The direction in which it is better; null: neither is. */
  readonly better: 'lower' | 'higher' | null;
  readonly edgeCases: readonly string[];
  readonly sources: readonly DefinitionSource[];
}
