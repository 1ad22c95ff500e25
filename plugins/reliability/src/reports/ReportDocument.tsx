import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Report,
  ReportSaid,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { FactRow } from '../figures/FactRow';
import { IncidentsLink } from '../overview/counts/IncidentsLink';
import { incidentRouteRef } from '../routes';
import onPaper from '../shell/onPaper.module.css';
import { useWords } from '../words';
import { FigureSaid } from './FigureSaid';
import styles from './ReportDocument.module.css';
import { NamedInRow, ReportRow, ReportRows } from './ReportRows';
import { ReportDefinitions } from './ReportDefinitions';
import { ReportSection } from './ReportSection';

interface Said {
  readonly report: Report;
  readonly words: ReportWords;
}

/** A report as a page to read, and the only thing that is printed. */
export function ReportDocument({ report, words }: Said) {
  const { title, period, sentences, counted } = report;
  const saidOf = (several: readonly ReportSaid[]) =>
    several.map(words.say).join(' ');
  return (
    <article className={`${onPaper.alone} ${styles.report}`}>
      <header>
        <h2 className={styles.title}>{words.say(title)}</h2>
        <p className={styles.small}>{words.say(period)}</p>
        <p className={styles.sentences}>{saidOf(sentences)}</p>
        {counted.length > 0 && (
          <p className={styles.small}>{saidOf(counted)}</p>
        )}
      </header>
      <Incidents report={report} words={words} />
      <Figures report={report} words={words} />
      <Types report={report} words={words} />
      <Recurring report={report} words={words} />
      <Waiting report={report} words={words} />
      <Parts report={report} words={words} />
      <ReportDefinitions definitions={report.definitions} words={words} />
    </article>
  );
}

function Incidents({ report, words }: Said) {
  const { t } = useWords();
  const link = useRouteRef(incidentRouteRef);
  const { incidents } = report;
  if (incidents === null) return null;
  const { lead, items, foot } = incidents;
  return (
    <ReportSection
      title={t('reports.said.incidentsTitle')}
      lead={lead}
      foot={foot}
      words={words}
      meta={
        lead.length > 0 && (
          <IncidentsLink metrics={report} filters={{ counted: 'true' }}>
            {t('reports.said.allIncidents')}
          </IncidentsLink>
        )
      }
    >
      <ul className={styles.lines}>
        {items.map(({ key, title, facts }) => (
          <li key={key}>
            <KeyText value={key} />{' '}
            <Link href={link?.({ key })} standalone>
              {title}
            </Link>
            <span className={styles.small}>
              {' · '}
              <FactRow facts={facts.map(words.say)} />
            </span>
          </li>
        ))}
      </ul>
    </ReportSection>
  );
}

function Figures({ report: { figures }, words }: Said) {
  const { t } = useWords();
  return (
    <ReportSection title={t('reports.said.figuresTitle')}>
      <ReportRows>
        {figures.map(figure => (
          <ReportRow
            key={figure.figure}
            name={words.define(figure.figure).name}
          >
            <FigureSaid figure={figure} words={words} />
          </ReportRow>
        ))}
      </ReportRows>
    </ReportSection>
  );
}

function Types({ report: { byType }, words }: Said) {
  const { t } = useWords();
  if (byType === null) return null;
  return (
    <ReportSection
      title={t('reports.said.byTypeTitle')}
      foot={byType.foot}
      words={words}
    >
      <ul className={styles.lines}>
        {byType.items.map(words.say).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </ReportSection>
  );
}

function Recurring({ report: { recurring }, words }: Said) {
  const { t } = useWords();
  if (recurring === null) return null;
  return (
    <ReportSection
      title={t('reports.said.recurringTitle')}
      lead={recurring.lead}
      foot={recurring.foot}
      words={words}
    >
      <ReportRows>
        {recurring.items.map(({ failureMode, name, facts }) => (
          <ReportRow key={failureMode} name={name}>
            <span>
              <FactRow facts={facts.map(words.say)} />
            </span>
          </ReportRow>
        ))}
      </ReportRows>
    </ReportSection>
  );
}

function Waiting({ report: { waiting }, words }: Said) {
  const { t } = useWords();
  if (waiting === null) return null;
  return (
    <ReportSection
      title={t('reports.said.waitingTitle')}
      lead={waiting.lead}
      foot={waiting.foot}
      words={words}
    >
      <ReportRows>
        {waiting.items.map(({ scope, name, commitments, age }) => (
          <ReportRow key={scope} name={name}>
            <span>
              <FactRow facts={commitments.map(words.say)} />
            </span>
            <NamedInRow name={words.define('commitmentAge').name}>
              <FigureSaid figure={age} words={words} />
            </NamedInRow>
          </ReportRow>
        ))}
      </ReportRows>
    </ReportSection>
  );
}

function Parts({ report: { parts }, words }: Said) {
  const { t } = useWords();
  if (parts === null) return null;
  return (
    <ReportSection
      title={words.say(parts.title)}
      lead={parts.lead}
      foot={parts.foot}
      words={words}
    >
      <ReportRows>
        {parts.items.map(
          ({ scope, name, incidents, timeToRestore, commitments }) => (
            <ReportRow key={scope} name={name}>
              {[incidents, timeToRestore].map(figure => (
                <NamedInRow
                  key={figure.figure}
                  name={words.define(figure.figure).name}
                >
                  <FigureSaid figure={figure} words={words} />
                </NamedInRow>
              ))}
              {commitments && (
                <NamedInRow name={t('reports.said.commitmentsColumn')}>
                  <FactRow facts={commitments.map(words.say)} />
                </NamedInRow>
              )}
            </ReportRow>
          ),
        )}
      </ReportRows>
    </ReportSection>
  );
}
