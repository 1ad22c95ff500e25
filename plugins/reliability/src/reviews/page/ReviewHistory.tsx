import {
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
  return (
    <ChangeRow
      did={t(`reviews.history.did.${words[action]}`)}
      lines={linesOf(entry, moment)}
      entry={entry}
    />
  );
}

/** What is told beside what was done: when it is now, and what was decided. */
function linesOf(
  { changes }: HistoryEntry,
  moment: Intl.DateTimeFormat,
): string[] {
  const now = (field: string) => {
    const change = changes[field];
    return Array.isArray(change) && change[1] ? String(change[1]) : undefined;
  };
  const startsAt = now('startsAt');
  return [
    ...(startsAt === undefined ? [] : [moment.format(new Date(startsAt))]),
    ...[
      now('decision'),
      now('actionItem'),
      now('lesson'),
      now('reason'),
    ].flatMap(line => line ?? []),
  ];
}
