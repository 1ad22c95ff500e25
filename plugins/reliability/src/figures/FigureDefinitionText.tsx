import { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import {
  DefinitionSource,
  figureDefinitions,
  FigureId,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../words';
import styles from './FigureDefinitionText.module.css';

/** What a figure means: its sentence, formula, unit, interval, edge cases and sources. */
export function FigureDefinitionText({
  figure,
  children,
}: {
  readonly figure: FigureId;
  /** What stands before the edge cases: what an answer rests on. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const { unit, better, edgeCases, sources } = figureDefinitions[figure];
  return (
    <div className={styles.definition}>
      <p className={styles.sentence}>
        {t(`figures.definition.${figure}.sentence`)}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('figures.how.formula')}</dt>
          <dd className={styles.formula}>
            {t(`figures.definition.${figure}.formula`)}
          </dd>
        </div>
        <div>
          <dt>{t('figures.how.unit')}</dt>
          <dd>{t(`figures.how.units.${unit}`)}</dd>
        </div>
        <div>
          <dt>{t('figures.how.interval')}</dt>
          <dd>{t(`figures.definition.${figure}.interval`)}</dd>
        </div>
        <div>
          <dt>{t('figures.how.better')}</dt>
          <dd>{t(`figures.how.betterWays.${better ?? 'neither'}`)}</dd>
        </div>
      </dl>
      {children}
      <h3 className={styles.title}>{t('figures.how.edgeCases')}</h3>
      <ul className={styles.list}>
        {edgeCases.map((words, index) => (
          <li key={words}>
            {t(`figures.definition.${figure}.edgeCases.${index}`)}
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <h3 className={styles.title}>{t('figures.how.sources')}</h3>
          <SourceList sources={sources} />
        </>
      )}
    </div>
  );
}

/** Where formulas come from: a link where there is one, else what to look for in a library. */
export function SourceList({
  sources,
}: {
  readonly sources: readonly DefinitionSource[];
}) {
  return (
    <ul className={styles.list}>
      {sources.map(({ title, url }) => (
        <li key={title}>{url ? <Link href={url}>{title}</Link> : title}</li>
      ))}
    </ul>
  );
}
