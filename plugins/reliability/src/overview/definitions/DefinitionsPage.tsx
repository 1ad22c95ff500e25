import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  comparisonRules,
  comparisonSources,
  figureIds,
} from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import {
  FigureDefinitionText,
  SourceList,
} from '../../figures/FigureDefinitionText';
import definition from '../../figures/FigureDefinitionText.module.css';
import { overviewRouteRef } from '../../routes';
import { PageBody } from '../../shell/PageBody';
import { useWords } from '../../words';
import styles from './DefinitionsPage.module.css';

const STATES = [
  'notObserved',
  'none',
  'tooFew',
  'lowConfidence',
  'unattributed',
] as const;

/** What every figure means and how it is made, each with an address of its own. */
export function DefinitionsPage() {
  const { t } = useWords();
  const back = useRouteRef(overviewRouteRef)?.() ?? '..';
  const { hash } = useLocation();
  useEffect(() => {
    const figure = figureIds.find(id => `#${id}` === hash);
    const section = figure && document.getElementById(figure);
    if (!section) return;
    section.scrollIntoView?.({ block: 'start' });
    section.focus({ preventScroll: true });
  }, [hash]);
  return (
    <PageBody title={t('overview.definitions.title')}>
      <div>
        <Link href={back}>{t('overview.definitions.back')}</Link>
        <h2 className={styles.title}>{t('overview.definitions.title')}</h2>
        <p className={styles.lead}>{t('overview.definitions.lead')}</p>
      </div>
      <nav aria-label={t('overview.definitions.contents')}>
        <ul className={styles.contents}>
          {figureIds.map(id => (
            <li key={id}>
              <a href={`#${id}`}>{t(`figures.definition.${id}.name`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <SectionCard title={t('overview.definitions.statesTitle')}>
        <ul className={definition.list}>
          {STATES.map(state => (
            <li key={state}>{t(`overview.definitions.states.${state}`)}</li>
          ))}
        </ul>
      </SectionCard>
      <SectionCard title={t('overview.definitions.comparisonTitle')}>
        <div className={definition.definition}>
          <ul className={definition.list}>
            {comparisonRules.map((rule, index) => (
              <li key={rule}>{t(`figures.comparison.${index}`)}</li>
            ))}
          </ul>
          <h3 className={definition.title}>{t('figures.how.sources')}</h3>
          <SourceList sources={comparisonSources} />
        </div>
      </SectionCard>
      {figureIds.map(id => (
        <div key={id} id={id} tabIndex={-1} className={styles.figure}>
          <SectionCard title={t(`figures.definition.${id}.name`)}>
            <FigureDefinitionText figure={id} />
          </SectionCard>
        </div>
      ))}
    </PageBody>
  );
}
