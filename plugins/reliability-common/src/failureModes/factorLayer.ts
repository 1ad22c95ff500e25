import { z } from 'zod';

/** Where a contributing factor lies. @public */
export const factorLayers = [
  'people',
  'process',
  'technology',
  'external',
] as const;
/** Where a contributing factor lies. @public */
export const factorLayer = z.enum(factorLayers);
/** Where a contributing factor lies. @public */
export type FactorLayer = z.infer<typeof factorLayer>;
