import {
  actionItemStatuses,
  flagsOf,
  durationToMillis,
  factorLayers,
  importRecord,
  IncidentRecord,
  incidentKinds,
  noTimes,
  postmortemStatuses,
  severities,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { demoEntities } from '../catalog/demoEntities';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { historyAsOf, someMoments } from './__testUtils__/historyAsOf';
import { demoHistory } from './demoHistory';

const DAY = 86_400_000;

const goesOn = ({ kind, times }: IncidentRecord) =>
  kind === 'incident' && times?.mitigated === null && times.resolved === null;

const known = new Set(
  demoEntities(demoOrganisation).map(entity =>
    stringifyEntityRef(entity).toLocaleLowerCase('en-US'),
  ),
);

describe.each(someMoments)(
  'the history of the demo organisation as of %s',
  at => {
    const { now, day, records, incidents, postmortems, actionItems } =
      historyAsOf(at);

    it('is the same to the last character for the rest of the day', () => {
      const later = demoHistory(demoOrganisation, day + DAY - 1);
      expect(JSON.stringify(later)).toBe(JSON.stringify(records));
    });

    it('is made of records that can be imported, each under a name of its own', () => {
      const refused = records.flatMap(record => {
        const parsed = importRecord.safeParse(
          JSON.parse(JSON.stringify(record)),
        );
        return parsed.success ? [] : [[record.externalId, parsed.error.issues]];
      });
      expect(refused).toEqual([]);
      expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(
        records.length,
      );
    });

    it('is about as large as an organisation of twelve teams', () => {
      expect(incidents).toHaveLength(420);
      expect(postmortems.length).toBeGreaterThan(115);
      expect(postmortems.length).toBeLessThan(145);
      expect(actionItems.length).toBeGreaterThan(360);
      expect(actionItems.length).toBeLessThan(500);
    });

    it('names nothing that the catalog or the history does not have', () => {
      const refs = records.flatMap(record => {
        switch (record.type) {
          case 'incident':
            return (record.entities ?? []).map(({ ref }) => ref);
          case 'postmortem':
            return [
              record.author,
              record.facilitator,
              ...(record.participants ?? []),
              ...(record.reviewers ?? []),
            ].flatMap(ref => ref ?? []);
          case 'actionItem':
            return [record.entity, record.owner, record.assignee].flatMap(
              ref => ref ?? [],
            );
          case 'deployment':
            return [record.entity];
          default:
            return [];
        }
      });
      expect(refs.filter(ref => !known.has(ref))).toEqual([]);
      const names = new Set(records.map(({ externalId }) => externalId));
      const links = [
        ...postmortems.flatMap(({ incidents: keys }) => keys ?? []),
        ...actionItems.flatMap(({ incident, postmortem }) => [
          ...(incident ? [incident] : []),
          ...(postmortem ? [postmortem] : []),
        ]),
      ];
      expect(links.filter(({ externalId }) => !names.has(externalId))).toEqual(
        [],
      );
    });

    it('has every kind, severity, status and layer', () => {
      const seen = <T>(values: readonly T[]) => new Set(values);
      expect(seen(incidents.map(({ kind }) => kind))).toEqual(
        new Set(incidentKinds),
      );
      expect(seen(incidents.flatMap(({ severity }) => severity ?? []))).toEqual(
        new Set(severities),
      );
      expect(seen(postmortems.map(({ status }) => status))).toEqual(
        new Set(postmortemStatuses),
      );
      expect(seen(actionItems.map(({ status }) => status))).toEqual(
        new Set(actionItemStatuses),
      );
      expect(
        seen(
          postmortems.flatMap(({ factors }) =>
            (factors ?? []).map(({ layer }) => layer),
          ),
        ),
      ).toEqual(new Set(factorLayers));
      expect(
        incidents.filter(({ visibility }) => visibility === 'restricted'),
      ).toHaveLength(3);
    });

    it('ends yesterday, fills the last ninety days, and leaves a few incidents open', () => {
      const moments = incidents.flatMap(({ times }) =>
        Object.values(times ?? {}).flatMap(moment => moment ?? []),
      );
      expect(moments.filter(moment => toMillis(moment) > day)).toEqual([]);
      const counted = incidents.filter(({ kind }) => kind === 'incident');
      const startOf = ({ times }: IncidentRecord) =>
        toMillis(
          times?.impactStarted ?? times?.detected ?? times?.declared ?? at,
        );
      const recent = counted.filter(
        incident => startOf(incident) > day - 90 * DAY,
      );
      expect(recent.length).toBeGreaterThan(20);
      expect(counted.filter(goesOn).length).toBeGreaterThanOrEqual(3);
    });

    it('tells of what goes on as it is, and not how it ended', () => {
      for (const { summary } of incidents.filter(goesOn)) {
        expect(summary).toMatch(/\b(?:is|are|cannot|wait|waits)\b/);
        expect(summary).not.toMatch(
          /\b(?:was|were|had|could|waited|returned|ended|lasted)\b/,
        );
      }
    });

    it('has gaps, and a few things that cannot be right', () => {
      const counted = incidents.filter(({ kind }) => kind === 'incident');
      for (const moment of [
        'impactStarted',
        'detected',
        'acknowledged',
        'mitigated',
      ] as const) {
        const unknown = counted.filter(({ times }) => times?.[moment] === null);
        expect(unknown.length).toBeGreaterThan(2);
        expect(unknown.length).toBeLessThan(counted.length / 2);
      }
      const flagged = counted.filter(({ times, stated }) => {
        const known_ = Object.entries(times ?? {}).map(([kind, moment]) => [
          kind,
          moment === null ? null : toMillis(moment),
        ]);
        return (
          flagsOf(
            { ...noTimes, ...Object.fromEntries(known_) },
            stated ?? {},
            durationToMillis,
            now,
          ).length > 0
        );
      });
      expect(flagged.length).toBeGreaterThanOrEqual(4);
      expect(flagged.length).toBeLessThanOrEqual(8);
    });
  },
);
