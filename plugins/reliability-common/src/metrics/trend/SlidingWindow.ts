/**
 * What is inside a window that moves on in time: entries come in at its end and leave at its beginning, each once.
 *
 * @param times - of the entries, ascending
 */
export class SlidingWindow {
  private first = 0;
  private end = 0;

  constructor(private readonly times: ArrayLike<number>) {}

  /**
   * Moves on; neither end may move back.
   *
   * @param enter - told of each entry that comes in
   * @param leave - told of each entry that goes out
   */
  moveTo(
    { from, until }: { readonly from: number; readonly until: number },
    enter: (index: number) => void,
    leave: (index: number) => void,
  ): void {
    while (this.end < this.times.length && this.times[this.end] < until) {
      enter(this.end);
      this.end += 1;
    }
    while (this.first < this.end && this.times[this.first] < from) {
      leave(this.first);
      this.first += 1;
    }
  }
}
