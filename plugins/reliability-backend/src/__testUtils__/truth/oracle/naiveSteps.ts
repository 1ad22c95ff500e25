import { Promised, Status } from '../events';
import { dayOfMillis } from './naiveTime';

const DAY = 24 * 60 * 60 * 1000;

/** An item after a step, as the page of action items says it. */
export function nextStanding(
  item: Promised,
  to: Status,
  when: number,
): Promised {
  if (to === 'committed' || to === 'inProgress') {
    const originalDue = item.originalDue ?? item.due;
    return { ...item, status: to, originalDue, doneAt: null, checkOn: null };
  }
  if (to === 'done') {
    return {
      ...item,
      status: to,
      originalDue: item.originalDue ?? item.due,
      doneAt: when,
      checkOn: dayOfMillis(when + 30 * DAY),
    };
  }
  if (to === 'candidate') {
    return { ...item, status: to, doneAt: null, checkOn: null };
  }
  return { ...item, status: to };
}
