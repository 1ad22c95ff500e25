import { useId } from 'react';
import { KeyText } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  actionItemRouteRef,
  changeRouteRef,
  deploymentRouteRef,
  incidentRouteRef,
  postmortemRouteRef,
} from '../../routes';
import { useWords } from '../../words';
import styles from './RecordsImport.module.css';
import type { RecordRun } from './useRecordImport';

/** Where the first of the new records are, and how many more there are. */
export function NewRecords({
  run: { newRecords, counts },
}: {
  readonly run: RecordRun;
}) {
  const { t } = useWords();
  const titleId = useId();
  const links = {
    incident: useRouteRef(incidentRouteRef),
    postmortem: useRouteRef(postmortemRouteRef),
    actionItem: useRouteRef(actionItemRouteRef),
    deployment: useRouteRef(deploymentRouteRef),
    changeReview: useRouteRef(changeRouteRef),
  };
  if (newRecords.length === 0) return null;
  const more = counts.created - newRecords.length;
  return (
    <div>
      <h3 id={titleId} className={styles.heading}>
        {t('exchange.import.records.newRecords')}
      </h3>
      <ul className={styles.keys} aria-labelledby={titleId}>
        {newRecords.map(({ type, key }) => (
          <li key={key}>
            <KeyText value={key} href={links[type]?.({ key })} />
          </li>
        ))}
        {more > 0 && (
          <li className={styles.quiet}>
            {t('exchange.import.records.moreNew', { count: more })}
          </li>
        )}
      </ul>
    </div>
  );
}
