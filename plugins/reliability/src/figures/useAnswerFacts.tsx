import { ReactNode } from 'react';
import {
  changeInNumbers,
  dayOfEnd,
  DurationNotes,
  Figure,
  FigureChange,
  FigureId,
  ScopeMetrics,
  wholeDaysOf,
  windowOfFigure,
} from '@afterword/plugin-reliability-common';
import { DateTimeText, DayText } from '@afterword/plugin-reliability-react';
import { Words, useWords } from '../words';

/** Something that an answer says of what a figure rests on. */
export interface AnswerFact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What an answer rests on: its window, how many, how many of those are known, who belongs to the scope. */
export function useAnswerFacts(
  metrics: ScopeMetrics,
  id: FigureId,
): readonly AnswerFact[] {
  const { t } = useWords();
  const figure = figureOf(metrics, id);
  return [
    windowFact(t, metrics, id),
    ...(figure ? basisFacts(t, figure) : []),
    ...(figure?.unit === 's'
      ? [
          {
            label: t('figures.answer.durationsAs'),
            value: t(`figures.answer.durationsRead.${metrics.durations}`),
          },
        ]
      : []),
    entitiesFact(t, metrics),
    {
      label: t('figures.answer.attribution'),
      value: t('figures.answer.attributionNow'),
    },
  ];
}

function figureOf({ figures }: ScopeMetrics, id: FigureId): Figure | undefined {
  return (
    Object.values(figures).find(figure => figure?.definition === id) ??
    undefined
  );
}

function windowFact(
  t: Words,
  { window }: ScopeMetrics,
  id: FigureId,
): AnswerFact {
  const { from, until, shiftedBy } = windowOfFigure(id, window);
  const days = wholeDaysOf({ ...window, from, until });
  const counted = days
    ? t('figures.answer.wholeDays', {
        first: <DayText day={days.first} />,
        last: <DayText day={days.last} />,
      })
    : t('figures.answer.range', {
        from: <EndOfWindow at={from} />,
        until: <EndOfWindow at={until} />,
      });
  return {
    label: t('figures.answer.window'),
    value:
      shiftedBy === 0
        ? counted
        : t('figures.answer.shifted', { counted, days: shiftedBy }),
  };
}

function EndOfWindow({ at }: { readonly at: string }) {
  const said = dayOfEnd(at);
  return 'date' in said ? (
    <DayText day={said.date} />
  ) : (
    <DateTimeText at={at} detail="dateWithYear" />
  );
}

function entitiesFact(t: Words, { entities }: ScopeMetrics): AnswerFact {
  const { counted, unreadable, missing } = entities;
  return {
    label: t('figures.answer.entities'),
    value: [
      t('figures.answer.counted', { n: counted }),
      ...(unreadable > 0
        ? [t('figures.answer.unreadable', { n: unreadable })]
        : []),
      ...(missing > 0 ? [t('figures.answer.missing', { n: missing })] : []),
    ].join(' · '),
  };
}

function basisFacts(t: Words, figure: Figure): AnswerFact[] {
  return [
    ...('observedDays' in figure
      ? [
          {
            label: t('figures.answer.observed'),
            value: t('figures.answer.observedDays', {
              n: Math.floor(figure.observedDays),
            }),
          },
        ]
      : []),
    ...restsOn(t, figure),
    ...('coverage' in figure
      ? [
          {
            label: t('figures.answer.coverage'),
            value: t('figures.answer.coverageOf', { ...figure.coverage }),
          },
        ]
      : []),
    ...('weights' in figure
      ? [
          {
            label: t('figures.answer.weights'),
            value: t('figures.answer.weighed', { ...figure.weights }),
          },
          ...someOf(t('figures.answer.mayBeOver'), figure.notes.stillOpen),
        ]
      : []),
    ...('change' in figure && figure.change
      ? comparedFacts(t, figure.change)
      : []),
    ...('censored' in figure
      ? someOf(t('figures.answer.stillOpen'), figure.censored)
      : []),
    ...('censored' in figure ? noteFacts(t, figure.notes) : []),
    ...('members' in figure ? memberFacts(t, figure) : []),
    ...('declined' in figure
      ? someOf(t('figures.answer.declined'), figure.declined)
      : []),
    ...('rollbacks' in figure && figure.rollbacks !== null
      ? someOf(t('figures.answer.rollbacks'), figure.rollbacks)
      : []),
    ...('originOnly' in figure
      ? someOf(t('figures.answer.originOnly'), figure.originOnly)
      : []),
  ];
}

function comparedFacts(t: Words, change: FigureChange): AnswerFact[] {
  const verdict = t(`figures.change.${change.verdict}`);
  const { estimate, low, high } = changeInNumbers(change);
  const said = { estimate, low, verdict };
  const value = () => {
    if (high === null) return t('figures.answer.ratioOpen', said);
    return t(`figures.answer.${change.kind}`, { ...said, high });
  };
  return [{ label: t('figures.answer.before'), value: value() }];
}

function restsOn(t: Words, figure: Figure): AnswerFact[] {
  const label = t('figures.answer.restsOn');
  if ('k' in figure) {
    const { k, n } = figure;
    return [{ label, value: t('figures.answer.share', { k, n }) }];
  }
  if (figure.definition === 'timeBetweenIncidents') {
    return 'n' in figure
      ? [{ label, value: t('figures.answer.incidents', { count: figure.n }) }]
      : [];
  }
  if ('n' in figure) {
    return [
      { label, value: t('figures.answer.durations', { count: figure.n }) },
    ];
  }
  if ('count' in figure) {
    return [
      { label, value: t('figures.answer.incidents', { count: figure.count }) },
    ];
  }
  return [];
}

function noteFacts(
  t: Words,
  { unknown, impossible, early, longOpen }: DurationNotes,
): AnswerFact[] {
  return [
    ...someOf(t('figures.answer.unknown'), unknown),
    ...someOf(t('figures.answer.impossible'), impossible),
    ...someOf(t('figures.answer.early'), early),
    ...someOf(t('figures.answer.longOpen'), longOpen),
  ];
}

/** Of whom availability is the mean, and which of their incidents deserve a look. */
function memberFacts(
  t: Words,
  { members, notes }: Extract<Figure, { readonly members: unknown }>,
): AnswerFact[] {
  const { unknown, impossible, open, unstated } = notes;
  return [
    {
      label: t('figures.answer.members'),
      value: t('figures.answer.membersObserved', { ...members }),
    },
    ...someOf(t('figures.answer.stillOpen'), open),
    ...someOf(t('figures.answer.unknown'), unknown),
    ...someOf(t('figures.answer.impossible'), impossible),
    ...someOf(t('figures.answer.unstated'), unstated),
  ];
}

/** What there is none of needs no line. */
function someOf(label: string, n: number): AnswerFact[] {
  return n > 0 ? [{ label, value: String(n) }] : [];
}
