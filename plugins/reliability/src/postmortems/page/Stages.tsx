import {
  Postmortem,
  PostmortemStatus,
  postmortemStatuses,
} from '@afterword/plugin-reliability-common';
import { DoneDay } from '../../actionItems/DoneDay';
import { useWords } from '../../words';
import styles from './Stages.module.css';

/** Where the document stands on its way from a draft to its readers. */
export function Stages({ postmortem }: { readonly postmortem: Postmortem }) {
  const { t } = useWords();
  const { status, createdAt, publishedAt } = postmortem;
  const here = postmortemStatuses.indexOf(status);
  const stateOf = (index: number) => {
    if (index < here || status === 'published') return 'done';
    return index === here ? 'now' : 'next';
  };
  const says = (stage: PostmortemStatus, index: number) => {
    switch (stage) {
      case 'draft':
        if (index < here) return t('postmortems.page.stage.done');
        return t('postmortems.page.stage.since', {
          day: <DoneDay at={createdAt} />,
        });
      case 'inReview':
        if (index < here) return t('postmortems.page.stage.done');
        return index === here
          ? t('postmortems.page.stage.here')
          : t('postmortems.page.stage.asked');
      default:
        return publishedAt
          ? t('postmortems.page.stage.on', {
              day: <DoneDay at={publishedAt} />,
            })
          : t('postmortems.page.stage.next');
    }
  };
  return (
    <ol
      className={styles.stages}
      aria-label={t('postmortems.page.stage.label')}
    >
      {postmortemStatuses.map((stage, index) => (
        <li
          key={stage}
          className={styles.stage}
          data-state={stateOf(index)}
          aria-current={stage === status ? 'step' : undefined}
        >
          <b>{t(`postmortems.page.stage.${stage}`)}</b>
          <span>{says(stage, index)}</span>
        </li>
      ))}
    </ol>
  );
}
