import { LearningContent } from '../../postmortems';
import { knownAgain } from './documentParts';

/** What unknown learnings of a list are known by. */
type MarksOf = (
  learnings: readonly LearningContent[],
  known: ReadonlySet<string>,
) => ReadonlyMap<LearningContent, string>;

const statements: MarksOf = (learnings, known) =>
  new Map(
    learnings.flatMap(each =>
      known.has(each.id) ? [] : [[each, each.statement]],
    ),
  );

/** After which known one it stands, and as which of how many: where some were added or taken out there, nobody can tell which is which. */
const places: MarksOf = (learnings, known) => {
  const runs = new Map<string, LearningContent[]>();
  let after = '';
  for (const each of learnings) {
    if (known.has(each.id)) after = each.id;
    else runs.set(after, [...(runs.get(after) ?? []), each]);
  }
  return new Map(
    [...runs].flatMap(([id, run]) =>
      run.map((each, index) => [each, `${id} ${index}/${run.length}`] as const),
    ),
  );
};

/**
 * The learnings that a record names, or those that are there when it names none. People cite a learning by its key, and say where it
 * stands: so one whose words were mended is the same one. What is not there word for word is known by its statement, and then by its
 * place among those that are known.
 */
export function learningsKnownAgain(
  given: readonly LearningContent[] | undefined,
  before: readonly LearningContent[] = [],
): readonly LearningContent[] {
  return [statements, places].reduce(
    (learnings, marksOf) => mended(learnings, before, marksOf),
    knownAgain(given, before, wordsOfLearning),
  );
}

/** Gives learnings that are not known the ids of those with the same mark that nobody has yet. */
function mended(
  learnings: readonly LearningContent[],
  before: readonly LearningContent[],
  marksOf: MarksOf,
): readonly LearningContent[] {
  const there = new Set(before.map(({ id }) => id));
  const known = new Set(
    learnings.flatMap(({ id }) => (there.has(id) ? id : [])),
  );
  const left = new Map<string, string[]>();
  for (const [{ id }, mark] of marksOf(before, known)) {
    left.set(mark, [...(left.get(mark) ?? []), id]);
  }
  const marks = marksOf(learnings, known);
  return learnings.map(learning => {
    const id = left.get(marks.get(learning) ?? '')?.shift();
    return id === undefined ? learning : { ...learning, id };
  });
}

/** All that a learning says. */
function wordsOfLearning(learning: LearningContent): string {
  const { statement, failureMode, appliesTo, helped, didNotHelp } = learning;
  return JSON.stringify([
    statement,
    failureMode,
    appliesTo,
    helped,
    didNotHelp,
  ]);
}
