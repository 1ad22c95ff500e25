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
  headingLevel,
}: {
  readonly figure: FigureId;
  /** Level of the headings of its parts. */
  readonly headingLevel: 3 | 4;
}) {
  const { t } = useWords();
  const { unit, better, edgeCases, sources } = figureDefinitions[figure];
  const Heading = headingLevel === 3 ? 'h3' : 'h4';
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
      <Heading className={styles.title}>{t('figures.how.edgeCases')}</Heading>
      <ul className={styles.list}>
        {edgeCases.map((words, index) => (
          <li key={words}>
            {t(`figures.definition.${figure}.edgeCases.${index}`)}
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <>
          <Heading className={styles.title}>{t('figures.how.sources')}</Heading>
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
