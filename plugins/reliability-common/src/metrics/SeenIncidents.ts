/** Incidents of a page. */
const PAGE = 32_768;
const BITS = 32;

/** Which incidents were met already, a bit for each: ids count up, and a set of half a million takes longer than all else that is done with them. */
export class SeenIncidents {
  private readonly pages: (Uint32Array | undefined)[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @returns whether it was not met before */
  add(incidentId: number): boolean {
    const number = Math.floor(incidentId / PAGE);
    const page = (this.pages[number] ??= new Uint32Array(PAGE / BITS));
    const place = incidentId % PAGE;
    const word = Math.floor(place / BITS);
    const bit = 1 << place % BITS;
    if ((page[word] & bit) !== 0) return false;
    page[word] |= bit;
    this.count += 1;
    return true;
  }

  has(incidentId: number): boolean {
    const page = this.pages[Math.floor(incidentId / PAGE)];
    const place = incidentId % PAGE;
    const word = page?.[Math.floor(place / BITS)] ?? 0;
    return (word & (1 << place % BITS)) !== 0;
  }
}
