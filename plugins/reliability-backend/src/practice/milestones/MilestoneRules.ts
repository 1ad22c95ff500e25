import { MilestoneRule } from '@afterword/plugin-reliability-common';
import { ConflictError, InputError } from '@backstage/errors';

/** The rules that find milestones, each under a name of its own. */
export class MilestoneRules {
  private readonly byKind = new Map<string, MilestoneRule>();

  /**
   * @throws InputError for a name that cannot be kept
   * @throws ConflictError for one that is taken: two rules would find and withdraw each other's
   */
  add(rule: MilestoneRule): void {
    const { kind } = rule;
    if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(kind)) {
      throw new InputError(
        `A milestone cannot be named '${kind}': letters and digits only, 40 at most`,
      );
    }
    if (this.byKind.has(kind)) {
      throw new ConflictError(
        `There are two rules of milestones named '${kind}'`,
      );
    }
    this.byKind.set(kind, rule);
  }

  all(): MilestoneRule[] {
    return [...this.byKind.values()];
  }
}
