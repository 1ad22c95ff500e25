import {
  decisionKinds,
  decisionTitles,
  LeadershipReport,
  ReportFigure,
  ReportSaid,
  ReportWords,
  storyTitles,
} from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { FactRow } from '../../figures/FactRow';
import { FigureSaid } from '../../reports/FigureSaid';
import report from '../../reports/ReportDocument.module.css';
import { ReportDefinitions } from '../../reports/ReportDefinitions';
import { ReportRow, ReportRows } from '../../reports/ReportRows';
import { ReportSection } from '../../reports/ReportSection';
import onPaper from '../../shell/onPaper.module.css';
import { useKeyLink } from '../../shell/useKeyLink';
import { useWords } from '../../words';
import styles from './LeadershipDocument.module.css';

interface Said {
  readonly report: LeadershipReport;
  readonly words: ReportWords;
}

/** A report for leadership as a page to read, and the only thing that is printed. */
export function LeadershipDocument({ report: told, words }: Said) {
  const { t } = useWords();
  const { title, period, sentences, figures, practice } = told;
  const saidOf = (several: readonly ReportSaid[]) =>
    several.map(words.say).join(' ');
  return (
    <article className={`${onPaper.alone} ${report.report}`}>
      <header>
        <h2 className={report.title}>{words.say(title)}</h2>
        {period.length > 0 && <p className={report.small}>{saidOf(period)}</p>}
        <p className={report.sentences}>{saidOf(sentences)}</p>
      </header>
      <Stories report={told} words={words} />
      <Decisions report={told} words={words} />
      <Figures
        title={t('reports.said.figuresTitle')}
        figures={figures}
        words={words}
      />
      {practice && (
        <Figures
          title={t('practice.leadership.said.practiceTitle')}
          figures={practice}
          words={words}
        />
      )}
      <ReportDefinitions definitions={told.definitions} words={words} />
    </article>
  );
}

function Stories({ report: { stories }, words }: Said) {
  const { t } = useWords();
  return (
    <ReportSection title={t('practice.leadership.said.storiesTitle')}>
      {stories.length === 0 ? (
        <p className={report.small}>
          {t('practice.leadership.said.noStories')}
        </p>
      ) : (
        <>
          <p className={report.small}>
            {t('practice.leadership.said.storiesLead')}
          </p>
          <ul className={styles.stories}>
            {stories.map(({ kind, key, title, quote, facts }) => (
              <li key={key} className={styles.story}>
                <h4 className={styles.kind}>
                  {t(`practice.leadership.said.${storyTitles[kind]}`)}
                </h4>
                <blockquote className={styles.quote}>
                  {t('practice.leadership.said.quoted', { quote })}
                </blockquote>
                <Named of={key} text={title} facts={facts} words={words} />
              </li>
            ))}
          </ul>
        </>
      )}
    </ReportSection>
  );
}

function Decisions({ report: { decisions }, words }: Said) {
  const { t } = useWords();
  const asked = decisionKinds.filter(kind => decisions[kind].items.length > 0);
  return (
    <ReportSection title={t('practice.leadership.said.decisionsTitle')}>
      {asked.length === 0 && (
        <p className={report.small}>
          {t('practice.leadership.said.noDecisions')}
        </p>
      )}
      {asked.map(kind => (
        <div key={kind} className={styles.asked}>
          <h4 className={styles.kind}>
            {t(`practice.leadership.said.${decisionTitles[kind]}`)}
          </h4>
          {kind !== 'undecided' && (
            <p className={report.small}>
              {t('practice.leadership.said.asOfNow')}
            </p>
          )}
          <ul className={report.lines}>
            {decisions[kind].items.map(({ key, text, facts }) => (
              <li key={`${key} ${text}`}>
                <Named of={key} text={text} facts={facts} words={words} />
              </li>
            ))}
          </ul>
          {decisions[kind].more > 0 && (
            <p className={report.small}>
              {t('practice.leadership.said.moreAsked', {
                count: decisions[kind].more,
              })}
            </p>
          )}
        </div>
      ))}
    </ReportSection>
  );
}

/** Something with the way to it, and what is said of it. */
function Named({
  of,
  text,
  facts,
  words,
}: {
  readonly of: string;
  readonly text: string;
  readonly facts: readonly ReportSaid[];
  readonly words: ReportWords;
}) {
  const linkOf = useKeyLink();
  return (
    <span>
      <KeyText value={of} href={linkOf(of)} /> {text}
      {facts.length > 0 && (
        <span className={report.small}>
          {' · '}
          <FactRow facts={facts.map(words.say)} />
        </span>
      )}
    </span>
  );
}

function Figures({
  title,
  figures,
  words,
}: {
  readonly title: string;
  readonly figures: readonly ReportFigure[];
  readonly words: ReportWords;
}) {
  return (
    <ReportSection title={title}>
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
