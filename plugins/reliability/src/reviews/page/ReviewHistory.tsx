import {
  agendaArrangement,
  HistoryEntry,
  Review,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import {
  useReaderLocale,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useWords } from '../../words';

/** What was done, by what the history calls it, and the word for it. */
const words = {
  created: 'created',
  changed: 'changed',
  arranged: 'arranged',
  'facilitation.agree': 'agree',
  'facilitation.decline': 'decline',
  'facilitation.volunteer': 'volunteer',
  'facilitation.name': 'name',
  noted: 'noted',
  decided: 'decided',
  asked: 'asked',
  answered: 'answered',
  unanswered: 'unanswered',
  live: 'live',
  closed: 'closed',
  cancelled: 'cancelled',
} as const;

/** Every change of a review, the latest first. */
export function ReviewHistory({
  review: { key },
}: {
  readonly review: Review;
}) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    reviewsContract.getReviewHistory,
    { params: { key } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('reviews.history.title')}
      failed={t('reviews.history.failed')}
      older={t('reviews.history.older')}
      changes={changes}
    >
      {entry => <Entry key={`${entry.at} ${entry.version}`} entry={entry} />}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const known = Object.keys(words) as (keyof typeof words)[];
  const action = known.find(each => each === entry.action) ?? 'changed';
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const facilitator = nowOf(entry, 'facilitator');
  const names = useEntityTitles(facilitator === undefined ? [] : [facilitator]);
  const nameOf = (ref: string) =>
    names.get(ref) ?? ref.slice(ref.indexOf('/') + 1);
  const saidOf = (
    field: 'title' | 'length' | 'facilitator' | 'actionItem' | 'coveredBy',
  ): readonly string[] => {
    const value = nowOf(entry, field);
    if (value === undefined) return [];
    return [
      t(`reviews.history.now.${field}`, {
        value: field === 'facilitator' ? nameOf(value) : value,
      }),
    ];
  };
  // That it is planned says all of what it is planned as.
  const said =
    entry.action === 'created'
      ? []
      : [...saidOf('title'), ...saidOf('length'), ...saidOf('facilitator')];
  const takenBack = takenBackIn(entry);
  return (
    <ChangeRow
      did={
        takenBack === undefined
          ? t(`reviews.history.did.${words[action]}`)
          : t('reviews.decisions.removed')
      }
      lines={[
        ...(takenBack === undefined ? [] : [takenBack]),
        ...linesOf(entry, moment),
        ...said,
        ...saidOf('actionItem'),
        ...saidOf('coveredBy'),
        ...topicsIn(entry).map(title =>
          t('reviews.history.now.topic', { title }),
        ),
      ]}
      entry={entry}
    />
  );
}

/** What a field is since a change; undefined where that left it, or emptied it. */
function nowOf(
  { changes }: Pick<HistoryEntry, 'changes'>,
  field: string,
): string | undefined {
  const change = changes[field];
  return Array.isArray(change) && change[1] ? String(change[1]) : undefined;
}

/** The decision that a change took out. */
function takenBackIn({ changes }: HistoryEntry): string | undefined {
  const { decision } = changes;
  return Array.isArray(decision) && decision[1] === null
    ? String(decision[0])
    : undefined;
}

/** Titles of topics that people added with a change. */
function topicsIn({ changes }: HistoryEntry): string[] {
  const change: unknown = changes.arrangement;
  if (!Array.isArray(change) || change.length !== 2) return [];
  const [before, after] = change.map(
    each => agendaArrangement.safeParse(each).data?.added ?? [],
  );
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id)).map(({ title }) => title);
}

/** What is told beside what was done: when it is now, and what was decided. */
function linesOf(
  { changes }: HistoryEntry,
  moment: Intl.DateTimeFormat,
): string[] {
  const now = (field: string) => nowOf({ changes }, field);
  const startsAt = now('startsAt');
  return [
    ...(startsAt === undefined ? [] : [moment.format(new Date(startsAt))]),
    ...[now('decision'), now('lesson'), now('reason')].flatMap(
      line => line ?? [],
    ),
  ];
}
