import { useId } from 'react';
import { useWords } from '../../words';
import styles from './RecordsImport.module.css';
import { useLineWords } from './useLineWords';
import type { RecordRun } from './useRecordImport';

/** The lines that failed or have a warning: which, where, and what is wrong. */
export function LineProblems({
  run: { problems, hasMoreProblems, phase, counts },
}: {
  readonly run: RecordRun;
}) {
  const { t } = useWords();
  const sayLine = useLineWords();
  const titleId = useId();
  if (problems.length === 0) {
    return phase === 'done' && counts.lines > 0 ? (
      <p className={styles.quiet}>{t('exchange.import.records.noProblems')}</p>
    ) : null;
  }
  const rows = problems.flatMap(({ line, errors, warnings }) => [
    ...errors.map(error => ({
      line,
      field:
        error.field === 'line'
          ? t('exchange.import.records.whole')
          : error.field,
      problem: sayLine(error),
    })),
    ...warnings.map(warning => ({
      line,
      field: t('exchange.import.records.warning'),
      problem: sayLine(warning),
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
