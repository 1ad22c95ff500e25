import { z } from 'zod';
import { keyOf } from '../contract';
import { timePointKind, type TimePointKind } from '../incidents';

/** A time of an incident. @public */
export interface TimeOfIncident {
  readonly incident: string;
  readonly kind: TimePointKind;
}

const place = z.tuple([z.literal('times'), keyOf('incident'), timePointKind]);

/**
 * What a gate calls the place where a time of an incident is mended.
 *
 * @example
 * ```ts
 * placeOfTime({ incident: 'INC-142', kind: 'detected' }); // 'times.INC-142.detected'
 * ```
 *
 * @internal
 */
export function placeOfTime({ incident, kind }: TimeOfIncident): string {
  return `times.${incident}.${kind}`;
}

/** Which time a gate leads to; `undefined` when it leads elsewhere. @public */
export function timeAt(where: string): TimeOfIncident | undefined {
  const parsed = place.safeParse(where.split('.'));
  if (!parsed.success) return undefined;
  const [, incident, kind] = parsed.data;
  return { incident, kind };
}
