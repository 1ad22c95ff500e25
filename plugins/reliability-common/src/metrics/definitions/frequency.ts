import { exactPoisson, wilsonLimit, wilsonScore } from './intervals';
import type { FigureDefinition } from './model';
import { davidovic, garwood, voidReport, wilson } from './sources';

/** Definitions of how often things happen. */
export const frequencyDefinitions = {
  incidents: {
    id: 'incidents',
    name: 'Incidents',
    sentence:
      'How many incidents hurt users, and how many that would be in 30 days.',
    formula: 'count; count × 30 ÷ observed days',
    unit: 'count',
    interval: exactPoisson,
    better: 'lower',
    edgeCases: [
      'An incident on several entities counts once for each, once in a roll-up; merged ones count once.',
      'Those that began here and hurt users elsewhere only are counted apart; contributing to one never counts.',
      'Near misses, drills and maintenance are shown beside it and never counted; more near misses reported is not worse.',
      'A scope is observed from its first delivery, import, report or statement, or from its first incident; nothing reported at all is not zero incidents.',
      'The rate needs 7 observed days.',
      'The interval takes incidents for independent of each other; bursts make it too narrow.',
    ],
    sources: [garwood, davidovic],
  },
  nearMisses: {
    id: 'nearMisses',
    name: 'Near misses',
    sentence:
      'How many times somebody reported that users were nearly hurt, and were not.',
    formula: 'count',
    unit: 'count',
    interval: null,
    better: null,
    edgeCases: [
      'More of them is not worse: it may be that more is said, which is how a team learns before users are hurt.',
      'They are never counted as incidents and are part of no duration.',
    ],
    sources: [voidReport],
  },
  timeBetweenIncidents: {
    id: 'timeBetweenIncidents',
    name: 'Time between incidents',
    sentence:
      'How much observed time passes for each incident that hurts users.',
    formula: 'observed time of the window ÷ incidents that began in it',
    unit: 's',
    interval: 'Exact Poisson (Garwood) for the count, turned over.',
    better: 'higher',
    edgeCases: [
      'Incidents are counted as for the count of incidents; only observed time counts.',
      'Without any incident there is no value; the time between is then, with 95 % confidence, at least the observed time ÷ 3.689.',
      'Fewer than 7 observed days give no value, fewer than 20 incidents one of low confidence.',
      'The mean gap between starts is shown beside it, for other tools call that MTBF; it leaves out the time before the first and after the last, and needs two incidents.',
      'The interval takes incidents for independent of each other; bursts make it too narrow.',
      'A scope that is observed only since its first incident has a time that is too short.',
    ],
    sources: [garwood, davidovic],
  },
  recurrence: {
    id: 'recurrence',
    name: 'Recurrence',
    sentence:
      'Of the incidents whose failure mode is known, how many were followed by another of the same failure mode within 90 days.',
    formula:
      'incidents with a repeat on the same scope within 90 days ÷ incidents with a failure mode, in the window shifted back 90 days',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'lower',
    edgeCases: [
      'The window is shifted back 90 days, so that each incident has had the same 90 days in which a repeat could be seen.',
      'A repeat is an incident that users of the same scope were hurt by, with the same failure mode, by any name for it; on a team or the organisation it may be on another entity.',
      'A failure mode counts as soon as its incident names it, whether or not there is a postmortem; a repeat whose failure mode is not known is not seen, so the share is at least this.',
      'With a failure mode known for fewer than 80 %, or of fewer than 20 incidents, it is of low confidence.',
      'Where more is written down, more repeats are seen: compare the coverage first.',
      wilsonLimit,
    ],
    sources: [wilson],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
