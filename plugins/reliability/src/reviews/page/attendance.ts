/** What somebody changed in a list of people. */
export interface PeopleChange {
  /** Entity refs. */
  readonly added: readonly string[];
  /** Entity refs. */
  readonly removed: readonly string[];
}

/** What was changed from one list to another, however they are ordered. */
export function changeOfPeople(
  before: readonly string[],
  after: readonly string[],
): PeopleChange {
  return {
    added: after.filter(ref => !before.includes(ref)),
    removed: before.filter(ref => !after.includes(ref)),
  };
}

/** Whether a change leaves a list as it is. */
export function changesNobody(
  people: readonly string[],
  { added, removed }: PeopleChange,
): boolean {
  return (
    added.every(ref => people.includes(ref)) &&
    !removed.some(ref => people.includes(ref))
  );
}

/** A list with what was changed in an earlier one: whom others added or took out meanwhile is as they left it. */
export function withPeople(
  people: readonly string[],
  { added, removed }: PeopleChange,
): string[] {
  return [
    ...people.filter(ref => !removed.includes(ref)),
    ...added.filter(ref => !people.includes(ref)),
  ];
}
