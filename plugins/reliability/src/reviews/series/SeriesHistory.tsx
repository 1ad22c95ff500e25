import {
  HistoryEntry,
  reviewRhythm,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityPages } from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import { useRhythmText } from './useRhythmText';

/** What was done, by what the history calls it. */
const done = ['created', 'changed', 'ended', 'running'] as const;

/** Every change of a series, the latest first: how it was set up, that it was ended, and taken up again. */
export function SeriesHistory({ id }: { readonly id: number }) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    reviewsContract.getReviewSeriesHistory,
    { params: { id } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('reviews.seriesHistory.title')}
      failed={t('reviews.history.failed')}
      older={t('reviews.history.older')}
      changes={changes}
    >
      {entry => <Entry key={entry.version} entry={entry} />}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const sayRhythm = useRhythmText();
  const sayList = useListText();
  const action = done.find(each => each === entry.action) ?? 'changed';
  const now = nowIn(entry);
  const named = {
    pool: refsIn(now('pool')),
    participants: refsIn(now('participants')),
  };
  const titles = useEntityTitles([
    ...(named.pool ?? []),
    ...(named.participants ?? []),
  ]);
  const sayTitle = (value: unknown) =>
    value ? t('reviews.history.now.title', { value: String(value) }) : [];
  const sayLength = (value: unknown) =>
    value ? t('reviews.history.now.length', { value: String(value) }) : [];
  const sayTimes = (value: unknown) => {
    const rhythm = reviewRhythm.safeParse(value);
    return rhythm.success ? sayRhythm(rhythm.data) : [];
  };
  const sayPeople = (field: 'pool' | 'participants') => {
    const { [field]: refs } = named;
    if (refs === undefined) return [];
    if (refs.length === 0) return t(`reviews.seriesHistory.now.${field}None`);
    const names = refs.map(
      ref => titles.get(ref) ?? ref.slice(ref.indexOf('/') + 1),
    );
    return t(`reviews.seriesHistory.now.${field}`, {
      names: sayList(names, 'row'),
    });
  };
  return (
    <ChangeRow
      did={t(`reviews.seriesHistory.did.${action}`)}
      lines={[
        sayTitle(now('title')),
        sayTimes(now('rhythm')),
        sayLength(now('length')),
        sayPeople('pool'),
        sayPeople('participants'),
        // Why it was ended; where it is taken up again there is none any more.
        String(now('endReason') ?? '') || [],
      ].flat()}
      entry={entry}
    />
  );
}

/** What a field is since a change; undefined where that left it. */
function nowIn({ changes }: HistoryEntry) {
  return (field: string): unknown => {
    const change: unknown = changes[field];
    return Array.isArray(change) ? change[1] : undefined;
  };
}

/** References in a list of people, or of members of a pool; undefined where a change left it. */
function refsIn(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((each: unknown) => {
    if (typeof each === 'string') return each;
    const ref = (each as { readonly ref?: unknown } | null)?.ref;
    return typeof ref === 'string' ? ref : [];
  });
}
