import { useState } from 'react';
import {
  ChangeOutcomeInput,
  ChangeReview,
  changeReview,
  changesContract,
  RiskOutcome,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import type { Notify } from '../../editing/useNotice';
import { writeOver } from '../../editing/writeOver';
import { useWords } from '../../words';

/** What the reader says of one thing, and what was stored when they said it. */
interface Said<TValue> {
  readonly value: TValue;
  readonly was: TValue;
}

/** What somebody else has said meanwhile of the same things. */
interface Overtaken {
  readonly now: ChangeReview;
  /** What the reader was about to do. */
  readonly complete: boolean;
}

function outcomeOf(change: ChangeReview, id: string): RiskOutcome {
  return change.risks.find(risk => risk.id === id)?.outcome ?? 'open';
}

/**
 * What came of a change while somebody says it: only what they said is sent, and what others said of the rest stays. Where both spoke of the
 * same the writer is asked.
 *
 * @param filledIn - of what nobody has spoken, what an incident speaks for
 */
export function useOutcomeDraft(
  change: ChangeReview,
  filledIn: ReadonlySet<string>,
  notify: Notify,
) {
  const { t } = useWords();
  const writing = useReliabilityWrite(changesContract.setChangeOutcome);
  const [words, setWords] = useState<Said<string>>();
  const [said, setSaid] = useState<Readonly<Record<string, Said<RiskOutcome>>>>(
    {},
  );
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const { key, status } = change;

  /** What is said of each: by the reader, by whoever spoke before, or by an incident. */
  const spoken = new Map(
    change.risks
      .filter(risk => risk.foreseen)
      .map(({ id, outcome }): [string, Said<RiskOutcome>] => [
        id,
        said[id] ??
          (outcome === 'open' && filledIn.has(id)
            ? { value: 'occurred', was: 'open' }
            : { value: outcome, was: outcome }),
      ]),
  );
  const overtakes = <TValue>({ value, was }: Said<TValue>, now: TValue) =>
    value !== was && now !== was && now !== value;
  const wordsIn = (now: ChangeReview) =>
    words !== undefined && overtakes(words, now.outcome) ? words : undefined;
  const risksIn = (now: ChangeReview) =>
    change.risks.filter(({ id }) => {
      const one = spoken.get(id);
      return one !== undefined && overtakes(one, outcomeOf(now, id));
    });
  const isOvertaken = (now: ChangeReview) =>
    wordsIn(now) !== undefined || risksIn(now).length > 0;

  const bodyOf = (
    complete: boolean,
    base: ChangeReview,
  ): ChangeOutcomeInput => ({
    ...(words && words.value !== base.outcome && { outcome: words.value }),
    risks: [...spoken]
      .filter(([id, { value }]) => value !== outcomeOf(base, id))
      .map(([id, { value }]) => ({ id, outcome: value })),
    complete,
  });
  const send = async (
    complete: boolean,
    base: ChangeReview,
    mayGoOn: (now: ChangeReview) => boolean,
  ) => {
    setOvertaken(undefined);
    try {
      await writeOver(
        base.version,
        version =>
          writing.mutateAsync({
            params: { key },
            body: bodyOf(complete, base),
            version,
          }),
        error => storedNow(error, changeReview),
        now => now.status === status && mayGoOn(now),
      );
      setWords(undefined);
      setSaid({});
      notify({
        text: complete
          ? t('changes.outcome.completed', { key })
          : t('changes.outcome.kept'),
      });
    } catch (error) {
      const now = storedNow(error, changeReview);
      if (now?.status === status && isOvertaken(now)) {
        setOvertaken({ now, complete });
        return;
      }
      const isStale = error instanceof ReliabilityError && error.isStale;
      notify({
        text: isStale
          ? t('changes.page.stale')
          : t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };

  return {
    words: words?.value ?? change.outcome,
    outcomeOf: (id: string) => spoken.get(id)?.value ?? 'open',
    isPending: writing.isPending,
    write: (value: string) =>
      setWords(now => ({ value, was: now?.was ?? change.outcome })),
    say: (id: string, value: RiskOutcome) =>
      setSaid(now => ({
        ...now,
        [id]: { value, was: now[id]?.was ?? outcomeOf(change, id) },
      })),
    async save(complete: boolean) {
      // What others said is on this page already, and the reader may not have seen it below their own.
      if (isOvertaken(change)) setOvertaken({ now: change, complete });
      else await send(complete, change, now => !isOvertaken(now));
    },
    /** What others said of the same meanwhile, beside what the reader would. */
    overtaken: overtaken && {
      words: wordsIn(overtaken.now) && {
        now: overtaken.now.outcome,
        yours: words?.value ?? '',
      },
      risks: risksIn(overtaken.now).map(({ id, text }) => ({
        text,
        now: outcomeOf(overtaken.now, id),
        yours: spoken.get(id)?.value ?? 'open',
      })),
      keepMine: () => send(overtaken.complete, overtaken.now, () => false),
      takeTheirs() {
        const theirs = new Set(risksIn(overtaken.now).map(({ id }) => id));
        if (wordsIn(overtaken.now)) setWords(undefined);
        setSaid(now =>
          Object.fromEntries(
            Object.entries(now).filter(([id]) => !theirs.has(id)),
          ),
        );
        setOvertaken(undefined);
      },
    },
  };
}
