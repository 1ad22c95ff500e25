import {
  ChangeCauseAnswer,
  changeCauseOf,
  ChangeFailureState,
  effectiveWord,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ChangeCauseStore, noCause, StoredCause } from './ChangeCauseStore';
import { ChangeFailureStore, StoredWord } from './ChangeFailureStore';

/** What stands of an incident's cause. */
export interface StandingCause {
  /** Of what was said of it. */
  readonly version: number;
  readonly answer: ChangeCauseAnswer;
  /** Who said that no change caused it. */
  readonly notCaused: Pick<StoredCause, 'by' | 'saidAt'> | null;
  /** The word that stands on each deployment, by the deployment's id. */
  readonly words: ReadonlyMap<number, StoredWord>;
  /** What else was said of: the incidents that were merged into it, of which somebody said that no change caused them. */
  readonly mergedNotCaused: readonly number[];
}

/** Finds what stands of the causes of incidents, with what was said of those that were merged into them. */
export class ChangeCauses {
  constructor(
    private readonly store: ChangeCauseStore,
    private readonly failures: ChangeFailureStore,
  ) {}

  /** Of one incident. */
  async of(tx: Knex, incidentId: number): Promise<StandingCause> {
    const causes = await this.ofAll(tx, [incidentId]);
    return causes.get(incidentId) ?? standing([], new Map(), [incidentId]);
  }

  /** Of some incidents, each of them. */
  async ofAll(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<ReadonlyMap<number, StandingCause>> {
    const merged = await this.store.mergedInto(tx, incidentIds);
    const groups = incidentIds.map(id => [id, ...(merged.get(id) ?? [])]);
    const said = await this.failures.wordsOn(tx, groups.flat());
    const causes = await this.store.causesOf(tx, groups.flat());
    const byIncident = new Map<number, StoredWord[]>();
    for (const word of said) {
      const others = byIncident.get(word.incidentId);
      if (others) others.push(word);
      else byIncident.set(word.incidentId, [word]);
    }
    return new Map(
      groups.map(group => {
        const words = group.flatMap(id => byIncident.get(id) ?? []);
        return [group[0], standing(words, causes, group)];
      }),
    );
  }
}

function standing(
  words: readonly StoredWord[],
  causes: ReadonlyMap<number, StoredCause>,
  [incidentId, ...merged]: readonly number[],
): StandingCause {
  const own = causes.get(incidentId) ?? noCause;
  const mergedNotCaused = merged.filter(id => causes.get(id)?.notCaused);
  const said = [own, ...mergedNotCaused.flatMap(id => causes.get(id) ?? [])];
  const notCaused = said.find(cause => cause.notCaused) ?? null;
  const latest = latestWords(words);
  const answer = changeCauseOf([...latest.values()], notCaused !== null);
  return {
    version: own.version,
    answer,
    notCaused: answer === 'notChangeCaused' ? notCaused : null,
    words: answer === 'notChangeCaused' ? asProposed(latest) : latest,
    mergedNotCaused,
  };
}

function latestWords(
  words: readonly StoredWord[],
): ReadonlyMap<number, StoredWord> {
  const latest = new Map<number, StoredWord>();
  for (const word of words) {
    const present = latest.get(word.deploymentId);
    const stands = effectiveWord(present ? [present, word] : [word]);
    if (stands !== undefined) latest.set(word.deploymentId, stands);
  }
  return latest;
}

/** What a source confirms is proposed to whoever said that no change was the cause. */
function asProposed(
  words: ReadonlyMap<number, StoredWord>,
): ReadonlyMap<number, StoredWord> {
  return new Map(
    [...words].map(([id, word]) => [
      id,
      word.state === 'confirmed' ? { ...word, state: 'proposed' } : word,
    ]),
  );
}

/** The states of words alone. */
export function statesOf({
  words,
}: StandingCause): ReadonlyMap<number, ChangeFailureState> {
  return new Map([...words].map(([id, { state }]) => [id, state]));
}
