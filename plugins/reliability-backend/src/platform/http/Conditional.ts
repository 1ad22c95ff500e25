import { createHash } from 'node:crypto';

/** An answer that need not be made for whoever has it already. */
export class Conditional<TAnswer> {
  private constructor(
    /** Null: the answer cannot be known again, and is always made. */
    readonly tag: string | null,
    readonly make: () => Promise<TAnswer>,
  ) {}

  /** @param parts - all that the answer hangs on, as JSON: where these are equal, so is the answer */
  static on<TAnswer>(
    parts: readonly unknown[],
    make: () => Promise<TAnswer>,
  ): Conditional<TAnswer> {
    const hash = createHash('sha256').update(JSON.stringify(parts));
    return new Conditional(`"${hash.digest('base64url')}"`, make);
  }

  static always<TAnswer>(make: () => Promise<TAnswer>): Conditional<TAnswer> {
    return new Conditional<TAnswer>(null, make);
  }

  /** Whether an `If-None-Match` names this answer. `*` names none: it says what somebody has, not what they have seen. */
  isNamedBy(header: string | undefined): boolean {
    if (this.tag === null || header === undefined) return false;
    return header
      .split(',')
      .some(name => name.trim().replace(/^W\//, '') === this.tag);
  }
}
