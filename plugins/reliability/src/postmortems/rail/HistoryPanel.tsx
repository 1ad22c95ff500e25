import { useEffect, useRef, useState } from 'react';
import {
  MAX_PAGE_SIZE,
  PostmortemRevision,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  RelativeTime,
  SkeletonText,
  useReliabilityPages,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button, Link } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { writeOver } from '../../editing/writeOver';
import { AuthorName } from '../../people/AuthorName';
import { useWords } from '../../words';
import { currentPostmortem } from '../page/currentPostmortem';
import { usePostmortem } from '../page/PostmortemContext';
import { RevisionDialog } from '../revisions/RevisionDialog';
import { revisionAddress, useOpenRevision } from '../revisions/useOpenRevision';
import { useRevisionWords } from '../revisions/useRevisionWords';
import styles from './HistoryPanel.module.css';
import { RestoreQuestion } from './RestoreQuestion';

const LIMITS = { first: 20, next: MAX_PAGE_SIZE } as const;

/**
 * Every saved state of the document, latest first. Any can be looked at, beside what stands now, and brought back, which is asked about
 * first and can be undone.
 */
export function HistoryPanel() {
  const { t } = useWords();
  const { postmortem, writers, notify } = usePostmortem();
  const { key, version, updatedAt, editable } = postmortem;
  const { items, error, hasMore, isLoadingMore, loadMore, refetch } =
    useReliabilityPages(
      postmortemsContract.listPostmortemRevisions,
      { params: { key } },
      LIMITS,
    );
  const restoring = useReliabilityWrite(
    postmortemsContract.restorePostmortemRevision,
  );
  const [asking, setAsking] = useState<PostmortemRevision>();
  const [open, close] = useOpenRevision();

  // A save makes a revision, whoever made it. What is there when the panel opens is asked for anyway.
  const saved = `${version} ${updatedAt}`;
  const shown = useRef(saved);
  useEffect(() => {
    if (shown.current === saved) return;
    shown.current = saved;
    refetch();
  });

  if (error && !items) {
    return <p className={styles.words}>{t('postmortems.history.failed')}</p>;
  }
  if (!items) {
    return (
      <div className={styles.words}>
        <HiddenText>{t('postmortems.history.loading')}</HiddenText>
        <SkeletonText lines={4} />
      </div>
    );
  }
  const [latest, ...older] = items;
  if (!latest) {
    return <p className={styles.words}>{t('postmortems.history.empty')}</p>;
  }

  const bringBack = (revision: number, basis: number) =>
    writeOver(
      basis,
      atVersion =>
        restoring.mutateAsync({
          params: { key },
          body: { revision },
          version: atVersion,
        }),
      currentPostmortem,
    );

  const restore = async ({ number }: PostmortemRevision) => {
    try {
      if (!(await writers.saveAll())) {
        notify({ text: t('postmortems.page.step.unsaved') });
        return;
      }
      // Text that was saved just now is a revision as well: it is what Undo leads back to.
      const before = (await refetch())?.[0] ?? latest;
      const restored = await bringBack(number, writers.newest(postmortem));
      notify({
        text: t('postmortems.history.restored', { n: number }),
        undo: () => bringBack(before.number, restored.version),
        takesFocus: true,
      });
    } catch (failure) {
      notify({
        text: t('editing.failed', { problem: failureText(failure) }),
        isFailure: true,
      });
    }
  };

  return (
    <div className={styles.panel}>
      <ol className={styles.list}>
        <Revision revision={latest} isLatest />
        {older.map(revision => (
          <Revision
            key={revision.number}
            revision={revision}
            onRestore={editable ? () => setAsking(revision) : undefined}
            isPending={restoring.isPending}
          />
        ))}
      </ol>
      {hasMore && (
        <Button
          variant="tertiary"
          className={styles.more}
          isPending={isLoadingMore}
          onPress={loadMore}
        >
          {t('postmortems.history.older')}
        </Button>
      )}
      {open !== undefined && (
        <RevisionDialog
          number={open}
          onRestore={
            editable && open !== latest.number
              ? revision => {
                  close();
                  setAsking(revision);
                }
              : undefined
          }
          onClose={close}
        />
      )}
      {asking && (
        <RestoreQuestion
          revision={asking}
          onGo={() => {
            setAsking(undefined);
            restore(asking);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function Revision({
  revision,
  isLatest = false,
  onRestore,
  isPending,
}: {
  readonly revision: PostmortemRevision;
  readonly isLatest?: boolean;
  readonly onRestore?: () => void;
  readonly isPending?: boolean;
}) {
  const { t } = useWords();
  const { number, at, by } = revision;
  const summary = useRevisionWords()(revision);
  return (
    <li className={styles.revision}>
      <span className={styles.number}>{number}</span>
      <span className={styles.what}>
        <Link
          href={revisionAddress(number)}
          standalone
          aria-label={t('postmortems.history.openNamed', {
            n: number,
            summary,
          })}
        >
          {summary}
        </Link>
        <span className={styles.who}>
          <AuthorName by={by} />
          {' · '}
          <RelativeTime at={at} />
          {isLatest && ` · ${t('postmortems.history.now')}`}
        </span>
      </span>
      {onRestore && (
        <Button
          variant="tertiary"
          className={styles.restore}
          isDisabled={isPending}
          aria-label={t('postmortems.history.restoreNamed', { n: number })}
          onPress={onRestore}
        >
          {t('postmortems.history.restore')}
        </Button>
      )}
    </li>
  );
}
