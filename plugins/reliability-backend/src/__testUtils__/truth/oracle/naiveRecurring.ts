import { failedAlike, naiveMode } from './naiveMode';
import { Asked, Placed, within } from './naivelyAsked';

const FOLLOW = 90 * 24 * 60 * 60 * 1000;
const layers = ['people', 'process', 'technology', 'external'] as const;

/** What comes back in a scope, recomputed by the slowest and plainest means. */
export function naiveRecurring({
  known,
  now,
  from,
  until,
  hurting,
  since,
}: Asked): object {
  const counted = within(hurting, from, until);
  const named = counted.filter(({ failureMode }) => failureMode !== null);
  const lessons = known.lessons.filter(lesson => lesson.layers.size > 0);
  const lessonsOf = ({ id }: Placed) =>
    lessons.filter(({ incidents }) => incidents.has(id));
  const isRepeated = (one: Placed) =>
    hurting.some(
      other =>
        failedAlike(other, one) &&
        other.anchor < now &&
        other.anchor - one.anchor <= FOLLOW &&
        (other.anchor > one.anchor ||
          (other.anchor === one.anchor && other.place > one.place)),
    );
  const modes = [
    ...new Set(named.map(one => naiveMode(one.failureMode ?? ''))),
  ];
  return {
    observedSince: Number.isFinite(since) ? since : null,
    coverage: { known: named.length, total: counted.length },
    told: {
      postmortems: new Set(named.flatMap(lessonsOf)).size,
      incidents: {
        known: named.filter(one => lessonsOf(one).length > 0).length,
        total: named.length,
      },
    },
    modes: modes.sort().map(failureMode => {
      const own = named.filter(
        one => naiveMode(one.failureMode ?? '') === failureMode,
      );
      const seen = layers.map(layer => [
        layer,
        own.filter(one => lessonsOf(one).some(each => each.layers.has(layer)))
          .length,
      ]);
      return {
        failureMode,
        incidents: own.length,
        repeated: own.filter(isRepeated).length,
        layers: Object.fromEntries(seen),
      };
    }),
    left: 0,
  };
}
