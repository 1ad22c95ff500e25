import { useId } from 'react';
import { useWords } from '../../words';
import styles from './RecordsImport.module.css';
import type { RecordRun } from './useRecordImport';

/** The lines that failed or have a warning: which, where, and what is wrong. */
export function LineProblems({
  run: { problems, hasMoreProblems, phase, counts },
}: {
  readonly run: RecordRun;
}) {
  const { t } = useWords();
  const titleId = useId();
  if (problems.length === 0) {
    return phase === 'done' && counts.lines > 0 ? (
      <p className={styles.quiet}>{t('exchange.import.records.noProblems')}</p>
    ) : null;
  }
  const rows = problems.flatMap(({ line, errors, warnings }) => [
    ...errors.map(({ field, problem }) => ({
      line,
      field: field === 'line' ? t('exchange.import.records.whole') : field,
      problem,
    })),
    ...warnings.map(problem => ({
      line,
      field: t('exchange.import.records.warning'),
      problem,
    })),
  ]);
  return (
    <div>
      <h3 id={titleId} className={styles.heading}>
        {t('exchange.import.records.problems')}
      </h3>
      {/* Scrolls by itself, so the keyboard has to reach it. */}
      <div
        className={styles.problems}
        role="region"
        aria-labelledby={titleId}
        tabIndex={0}
      >
        <table aria-labelledby={titleId}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.import.records.line')}</th>
              <th scope="col">{t('exchange.import.records.field')}</th>
              <th scope="col">{t('exchange.import.records.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, field, problem }, index) => (
              <tr key={index}>
                <th scope="row" className={styles.number}>
                  {line}
                </th>
                <td>{field}</td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasMoreProblems && (
        <p className={styles.quiet}>
          {t('exchange.import.records.shown', { n: problems.length })}
        </p>
      )}
    </div>
  );
}
