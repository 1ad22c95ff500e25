import { ORGANISATION } from '../catalog';
import { said } from '../contract';
import {
  dayOfEnd,
  durationMessage,
  type FigureId,
  type RecentIncident,
  type ScopeMetrics,
  statusSentences,
  wholeDaysOf,
} from '../metrics';
import { figureInWords } from './figureInWords';
import type { ReportInput } from './reportInput';
import { nameInRef } from './nameInRef';
import { sectionsOf } from './reportSections';
import { byTypeSection } from './byTypeSection';
import type { ReportMessage } from './messages';
import { inWords, type Report, type ReportFigure } from './model';
import { someOf } from './someOf';

/**
 * Says in words what the overview of a scope shows. What the reader may not see is in none of the answers that it is made of, and so in none
 * of its words.
 *
 * @public
 */
export function reportOf(input: ReportInput): Report {
  const { metrics } = input;
  const { scope, window, attribution } = metrics;
  const figures = figuresOf(input);
  const sections = sectionsOf(input);
  return {
    scope,
    window,
    attribution,
    title: inWords(
      scope === ORGANISATION
        ? said('titleOrganisation')
        : said('title', { name: input.title ?? nameInRef(scope) }),
    ),
    period: inWords(periodOf(window)),
    sentences: statusSentences(metrics).map(inWords),
    counted: countedOf(metrics).map(inWords),
    incidents: incidentsOf(metrics),
    figures,
    byType: byTypeSection(metrics.figures.incidents),
    ...sections,
    definitions: [
      ...figures.map(({ figure }) => figure),
      ...(sections.waiting ? (['commitmentAge'] satisfies FigureId[]) : []),
    ],
  };
}

function periodOf(window: ScopeMetrics['window']): ReportMessage {
  const { from, until } = window;
  const days = wholeDaysOf(window);
  return days
    ? said('periodOfDays', {
        first: { date: days.first },
        last: { date: days.last },
      })
    : said('period', { from: dayOfEnd(from), until: dayOfEnd(until) });
}

function figuresOf({
  metrics: { figures, window },
  lowestTitle,
}: ReportInput): ReportFigure[] {
  return [
    figures.timeToRestore,
    figures.timeToDetect,
    figures.incidents,
    figures.timeBetweenIncidents,
    figures.availability,
    figures.recurrence,
    figures.changeFailureRate,
    figures.changeSuccessRate,
    figures.failedDeploymentRecovery,
    figures.commitmentsOnTime,
    figures.commitmentsVerified,
  ].flatMap(figure =>
    figure ? figureInWords(figure, window, lowestTitle) : [],
  );
}

function countedOf({ entities, figures }: ScopeMetrics): ReportMessage[] {
  const { nearMiss } = figures.incidents.byKind;
  return [
    ...someOf('countedEntities', entities.counted),
    ...someOf('hiddenEntities', entities.unreadable),
    // Where nothing else happened, the sentences say it.
    ...(figures.incidents.state === 'ok' ? someOf('nearMisses', nearMiss) : []),
  ];
}

function incidentsOf({ figures, recent }: ScopeMetrics): Report['incidents'] {
  if (figures.timeToRestore.state !== 'tooFew') return null;
  if (recent.length === 0) return null;
  const { incidents } = figures;
  const n = recent.length;
  const isCut = incidents.state === 'ok' && incidents.count > n;
  return {
    lead: isCut
      ? [inWords(said('latestOf', { n, total: incidents.count }))]
      : [],
    items: recent.map(incident => {
      const { key, title, severity, anchor } = incident;
      const facts: ReportMessage[] = [
        said('on', { day: { day: anchor } }),
        said(severity ?? 'unrated'),
        restoredSaid(incident),
      ];
      return { key, title, severity, anchor, facts: facts.map(inWords) };
    }),
    foot: [],
  };
}

const notRestored = {
  open: 'notOver',
  unknown: 'endUnknown',
  impossible: 'timesWrong',
} as const;

function restoredSaid({
  restored,
  timeToRestore,
}: RecentIncident): ReportMessage {
  if (restored !== 'known') return said(notRestored[restored]);
  return timeToRestore === null
    ? said('endUnknown')
    : said('restoredWithin', { duration: durationMessage(timeToRestore) });
}
