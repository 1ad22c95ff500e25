import type { DefinitionSource } from './model';
import {
  benjaminiHochberg,
  miettinenNurminen,
  priceBonett,
  przyborowskiWilenski,
} from './sources';

/** When a figure counts as changed, in words. @public */
export const comparisonRules: readonly string[] = [
  'A window is compared with the one of the same length before it, and only where both rest on at least 20 incidents, items or deployments.',
  'Medians are compared by their ratio (Price–Bonett, with Student’s quantiles), counts by the ratio of their rates (conditional binomial, exact), shares by their difference (Miettinen–Nurminen).',
  'Higher or lower is said only if the 95 % interval excludes no change; else it is said that no change is sure. That is not the same as no change.',
  'Medians with something that is not over are compared only if it has already lasted so long that how much longer cannot matter; else there is no verdict.',
  'Shares of sides of which one is more than twice as large are compared only if at least 5 cases, and 5 others, are to be expected on the smaller.',
  'Medians of 0, and durations that are all equal, allow no verdict. Rounded durations are taken for what they may have been before.',
  'A list chosen because its entries changed keeps those that the Benjamini–Hochberg procedure keeps at 5 %: on average at most one in twenty of them did not change.',
  'All of it takes incidents for independent of each other. Incidents that come in bursts, or of one cause, make changes look surer than they are.',
];

/** Where the ways to compare come from. @public */
export const comparisonSources: readonly DefinitionSource[] = [
  priceBonett,
  przyborowskiWilenski,
  miettinenNurminen,
  benjaminiHochberg,
];
