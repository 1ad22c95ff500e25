/** Numbers that come one by one and are not known to be so many, without the copies that a list makes as it grows. */
export class NumberColumn {
  private room = new Float64Array(1_024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.room.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.count] = value;
    this.count += 1;
  }

  /** Those that came until now. */
  values(): Float64Array {
    return this.room.subarray(0, this.count);
  }
}
