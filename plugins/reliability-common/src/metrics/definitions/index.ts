import { availabilityDefinitions } from './availability';
import { changeDefinitions } from './changes';
import { commitmentDefinitions } from './commitments';
import { durationDefinitions } from './durations';
import { frequencyDefinitions } from './frequency';
import type { FigureDefinition, FigureId } from './model';
import { practiceDefinitions } from './practice';

export * from './model';
export { comparisonRules, comparisonSources } from './comparison';

/** Every figure's definition. @public */
export const figureDefinitions: Readonly<Record<FigureId, FigureDefinition>> = {
  ...durationDefinitions,
  ...frequencyDefinitions,
  ...availabilityDefinitions,
  ...changeDefinitions,
  ...commitmentDefinitions,
  ...practiceDefinitions,
};
