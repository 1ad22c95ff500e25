import type { MembershipChange } from '@afterword/plugin-reliability-common';

/** Most marks that a trend carries: more of them would hide it. */
const MOST = 8;

/**
 * Changes of members in so few marks that a trend stays readable: where there are more, those of neighbouring days are one, on the day of the
 * first of them.
 *
 * @param changes - in the order of time
 */
export function fewMarks(
  changes: readonly MembershipChange[],
): MembershipChange[] {
  if (changes.length <= MOST) return [...changes];
  const first = Date.parse(changes[0].day);
  const length = Date.parse(changes[changes.length - 1].day) - first + 1;
  const marks: MembershipChange[] = [];
  let place = -1;
  for (const change of changes) {
    const next = Math.floor(((Date.parse(change.day) - first) * MOST) / length);
    const latest = marks[marks.length - 1];
    if (next === place) {
      marks[marks.length - 1] = {
        day: latest.day,
        joined: latest.joined + change.joined,
        left: latest.left + change.left,
        entities: [...latest.entities, ...change.entities],
      };
    } else marks.push(change);
    place = next;
  }
  return marks;
}
