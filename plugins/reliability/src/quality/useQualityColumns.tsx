import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  qualityFigures,
  IncidentToMend,
} from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import { hashOfTime } from '../incidents/timeAnchor';
import { KEY_WIDTH, ListColumn } from '../listing/listColumn';
import { incidentRouteRef } from '../routes';
import { useWords } from '../words';
import styles from './QualityPage.module.css';
import { useQualityWords } from './useQualityWords';

/** The columns of incidents that figures do not know well enough. */
export function useQualityColumns(): readonly ListColumn<IncidentToMend>[] {
  const { t } = useWords();
  const say = useQualityWords();
  const link = useRouteRef(incidentRouteRef);
  return useMemo(
    () => [
      {
        id: 'key',
        label: t('quality.key'),
        width: KEY_WIDTH,
        cell: ({ key }) => <KeyText value={key} />,
      },
      {
        id: 'title',
        label: t('quality.what'),
        isRowHeader: true,
        narrow: 'title',
        width: '26%',
        cell: ({ key, title }) => (
          <Link href={link?.({ key })} standalone weight="bold" title={title}>
            {title}
          </Link>
        ),
      },
      {
        id: 'problems',
        label: t('quality.problems'),
        wraps: true,
        narrow: 'names',
        cell: ({ problems }) => (
          <ul className={styles.problems}>
            {problems.map(problem => (
              <li
                key={`${problem.kind} ${problem.field} ${problem.message.code}`}
              >
                {say(problem)}
              </li>
            ))}
          </ul>
        ),
      },
      {
        id: 'figures',
        label: t('quality.figures'),
        wraps: true,
        width: '168px',
        cell: ({ problems }) => (
          <ul className={styles.problems}>
            {qualityFigures.map(figure => {
              const own = problems.filter(({ figures }) =>
                figures.includes(figure),
              );
              if (own.length === 0) return null;
              const name = t(`quality.figure.${figure}`);
              // What is open for long is in the figure, and makes it doubtful.
              const isIn = own.every(({ kind }) => kind === 'longOpen');
              return (
                <li key={figure}>
                  {isIn ? t('quality.doubtful', { figure: name }) : name}
                </li>
              );
            })}
          </ul>
        ),
      },
      {
        id: 'anchor',
        label: t('quality.anchor'),
        width: '132px',
        cell: ({ anchor }) => (
          <DateTimeText at={anchor} detail="dateWithYear" />
        ),
      },
      {
        id: 'mend',
        label: t('quality.mend'),
        width: '80px',
        align: 'end',
        narrow: 'steps',
        cell: ({ key, problems }) => (
          <Link
            className={styles.mend}
            href={
              link &&
              link({ key }) + hashOfTime(problems.map(({ field }) => field))
            }
            standalone
            aria-label={t('quality.mendOf', { key })}
          >
            {t('quality.mend')}
          </Link>
        ),
      },
    ],
    [t, say, link],
  );
}
