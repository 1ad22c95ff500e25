import { useState } from 'react';
import {
  ActionItem,
  actionItemsContract,
} from '@afterword/plugin-reliability-common';
import {
  DayText,
  KeyText,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import { CandidateForm } from '../../actionItems/CandidateForm';
import { ActionItemStatusText } from '../../actionItems/ActionItemStatusText';
import { DueText } from '../../actionItems/DueText';
import { PersonName } from '../../people/PersonName';
import { actionItemRouteRef } from '../../routes';
import { useWords } from '../../words';
import { anchorId } from '../page/jumpTo';
import { usePostmortem } from '../page/PostmortemContext';
import { CommitDialog } from './CommitDialog';
import styles from './PostmortemActions.module.css';

const MOST = 200;

/** The action items of one postmortem. */
export function usePostmortemActions(key: string) {
  return useReliabilityQuery(actionItemsContract.listActionItems, {
    query: { postmortem: key, limit: MOST, editable: 'true' },
  });
}

/** What follows from the document: ideas to commit, and promises with their state. */
export function PostmortemActions() {
  const { t } = useWords();
  const { postmortem, wantedIdea, notify } = usePostmortem();
  const { key, editable } = postmortem;
  const { data, error, refetch } = usePostmortemActions(key);
  const [committing, setCommitting] = useState<ActionItem>();

  const list = () => {
    if (data && data.items.length > 0) {
      return (
        <ul className={styles.list}>
          {data.items.map(item => (
            <ActionRow
              key={item.key}
              item={item}
              onCommit={
                editable && item.editable
                  ? () => setCommitting(item)
                  : undefined
              }
            />
          ))}
        </ul>
      );
    }
    if (data) {
      return (
        <p className={styles.words}>
          {t(
            editable
              ? 'postmortems.actions.empty'
              : 'postmortems.actions.emptyReadOnly',
          )}
        </p>
      );
    }
    if (!error) return <SkeletonText lines={2} />;
    return (
      <p className={styles.words}>
        {t('postmortems.actions.failed')}{' '}
        <Button variant="secondary" onPress={() => refetch()}>
          {t('postmortems.actions.retry')}
        </Button>
      </p>
    );
  };

  return (
    <div
      id={anchorId('actionItems')}
      className={styles.place}
      data-said={(data && data.items.length > 0) || undefined}
      tabIndex={-1}
    >
      <h3 className={styles.title}>{t('postmortems.actions.title')}</h3>
      {list()}
      {editable && (
        <div className={styles.onScreen}>
          <CandidateForm
            about={{ postmortem: key }}
            wanted={wantedIdea}
            notify={notify}
          />
        </div>
      )}
      {committing && (
        <CommitDialog
          item={committing}
          onClose={() => setCommitting(undefined)}
        />
      )}
    </div>
  );
}

function ActionRow({
  item,
  onCommit,
}: {
  readonly item: ActionItem;
  readonly onCommit?: () => void;
}) {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const { key, title, type, status, accountable, due, doneAt } = item;
  const test = item.acceptanceTest.trim();
  const href = link?.({ key });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <KeyText value={key} href={href} />{' '}
        {href ? (
          <Link href={href} standalone className={styles.name}>
            {title}
          </Link>
        ) : (
          title
        )}
        <div className={styles.facts}>
          <ActionItemStatusText item={item} />
          {type && <span>{t(`actionItems.type.${type}`)}</span>}
          {status !== 'candidate' && <DueText item={item} />}
          {due && (item.overdue || doneAt) && (
            <span className={styles.onPaper}>
              {t('actionItems.due.on', { day: <DayText day={due} /> })}
            </span>
          )}
          <span>
            {accountable ? (
              <PersonName of={accountable} />
            ) : (
              t('postmortems.actions.noOwner')
            )}
          </span>
        </div>
        {test !== '' && (
          <p className={styles.words}>
            {t('postmortems.actions.test', { test })}
          </p>
        )}
      </div>
      {status === 'candidate' && onCommit && (
        <Button
          variant="secondary"
          className={styles.commit}
          aria-label={t('postmortems.actions.commitNamed', { key })}
          onPress={onCommit}
        >
          {t('postmortems.actions.commit')}
        </Button>
      )}
    </li>
  );
}
