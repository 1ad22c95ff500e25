import type { TrailingWindow } from './trendWindows';

/** What is inside a window that moves on in time: entries come in at its end and leave at its beginning, each once. */
export class SlidingWindow {
  private readonly entering: Lists;
  private readonly leaving: Lists;
  private next = 0;

  /**
   * @param times - of the entries, in any order
   * @param windows - where it moves, one after the other; neither end ever moves back
   */
  constructor(times: ArrayLike<number>, windows: readonly TrailingWindow[]) {
    const froms = Float64Array.from(windows, ({ from }) => from);
    const untils = Float64Array.from(windows, ({ until }) => until);
    this.entering = listsOf(times, untils);
    this.leaving = listsOf(times, froms);
  }

  /**
   * Moves on to the next window. What was in none between comes in and goes out again.
   *
   * @param enter - told of each entry that comes in
   * @param leave - told of each entry that goes out
   */
  moveOn(enter: (index: number) => void, leave: (index: number) => void): void {
    forEachIn(this.entering, this.next, enter);
    forEachIn(this.leaving, this.next, leave);
    this.next += 1;
  }
}

/** Entries by the first of some ends that is later than they are. */
interface Lists {
  /** Where the list of each end begins, and where the last one ends. */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

function listsOf(times: ArrayLike<number>, ends: Float64Array): Lists {
  const places = new Uint32Array(times.length);
  const starts = new Uint32Array(ends.length + 2);
  for (let index = 0; index < times.length; index += 1) {
    places[index] = firstLater(ends, times[index]);
    starts[places[index] + 1] += 1;
  }
  for (let place = 1; place < starts.length; place += 1) {
    starts[place] += starts[place - 1];
  }
  const next = starts.slice();
  const entries = new Uint32Array(times.length);
  places.forEach((place, index) => {
    entries[next[place]] = index;
    next[place] += 1;
  });
  return { starts, entries };
}

function forEachIn(
  { starts, entries }: Lists,
  place: number,
  visit: (index: number) => void,
): void {
  for (let at = starts[place]; at < starts[place + 1]; at += 1) {
    visit(entries[at]);
  }
}

/** The place of the first end that is later than a moment; behind the last one where none is. */
function firstLater(ends: Float64Array, moment: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ends[middle] > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
