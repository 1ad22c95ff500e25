import {
  ActionItemRecord,
  actionItemStatuses,
  checkGates,
  flagsOf,
  durationToMillis,
  factorLayers,
  ImportRecord,
  importRecord,
  IncidentRecord,
  incidentKinds,
  noTimes,
  PostmortemRecord,
  postmortemSectionIds,
  postmortemStatuses,
  severities,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { demoEntities } from '../catalog/demoEntities';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { personas } from '../personas';
import { demoHistory, demoNotChangeCaused } from './demoHistory';
import { OrganisationIndex } from './OrganisationIndex';
import { owningGroups } from './people';

const DAY = 86_400_000;

function split(records: readonly ImportRecord[]) {
  const ofType = <T extends ImportRecord['type']>(type: T) =>
    records.filter(
      (record): record is Extract<ImportRecord, { type: T }> =>
        record.type === type,
    );
  return {
    incidents: ofType('incident'),
    postmortems: ofType('postmortem'),
    actionItems: ofType('actionItem'),
    deployments: ofType('deployment'),
    changeFailures: ofType('changeFailure'),
  };
}

const keyed = <T extends { readonly externalId: string }>(
  records: readonly T[],
) => new Map(records.map(record => [record.externalId, record]));

const goesOn = ({ kind, times }: IncidentRecord) =>
  kind === 'incident' && times?.mitigated === null && times.resolved === null;

const textOf = ({ sections, timeline, factors }: PostmortemRecord) =>
  JSON.stringify([sections, timeline?.map(({ text }) => text), factors]);

const prosesOf = (records: readonly ImportRecord[]) =>
  records
    .flatMap(record => {
      switch (record.type) {
        case 'incident':
          return [
            record.title,
            record.summary,
            record.stoppedBy,
            record.wouldHelp,
          ];
        case 'postmortem':
          return [
            record.title,
            ...Object.values(record.sections ?? {}),
            ...(record.timeline ?? []).map(({ text }) => text),
            ...(record.factors ?? []).flatMap(({ text, evidence }) => [
              text,
              ...(evidence ?? []).map(({ title }) => title),
            ]),
          ];
        case 'actionItem':
          return [
            record.title,
            record.description,
            record.acceptanceTest,
            record.statusNote,
          ];
        default:
          return [];
      }
    })
    .flatMap(text => text ?? []);

const organisation = new OrganisationIndex(demoOrganisation);
const known = new Set(
  demoEntities(demoOrganisation).map(entity =>
    stringifyEntityRef(entity).toLocaleLowerCase('en-US'),
  ),
);

describe.each([
  '2026-11-23T00:30:00Z',
  '2027-07-15T12:00:00Z',
  '2028-02-29T23:59:00Z',
])('the history of the demo organisation as of %s', at => {
  const now = Date.parse(at);
  const day = Math.floor(now / DAY) * DAY;
  const records = demoHistory(demoOrganisation, now);
  const { incidents, postmortems, actionItems, deployments, changeFailures } =
    split(records);
  const incidentOf = keyed(incidents);
  const published = postmortems.filter(({ status }) => status === 'published');
  const itemsOf = ({ externalId }: PostmortemRecord) =>
    actionItems.filter(
      ({ postmortem }) => postmortem?.externalId === externalId,
    );
  const aboutOf = ({ incidents: keys }: PostmortemRecord) =>
    (keys ?? []).flatMap(({ externalId }) => incidentOf.get(externalId) ?? []);

  it('is the same to the last character for the rest of the day', () => {
    const later = demoHistory(demoOrganisation, day + DAY - 1);
    expect(JSON.stringify(later)).toBe(JSON.stringify(records));
  });

  it('is made of records that can be imported, each under a name of its own', () => {
    const refused = records.flatMap(record => {
      const parsed = importRecord.safeParse(JSON.parse(JSON.stringify(record)));
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

  it('calls no factor established that rests on nothing', () => {
    const factors = postmortems.flatMap(record => record.factors ?? []);
    const established = factors.filter(
      ({ confidence }) => confidence === 'established',
    );
    expect(established).not.toEqual([]);
    expect(
      established.filter(({ evidence }) => (evidence ?? []).length === 0),
    ).toEqual([]);
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

  it('publishes nothing that its own gates would keep back', () => {
    const kept = published.flatMap(postmortem => {
      const about = aboutOf(postmortem);
      const entities = about.flatMap(incident => incident.entities ?? []);
      const groupRef = (name: string) => `group:default/${name}`;
      const withGroups = (ref: string) => ({
        ref,
        groups: organisation.groupsOf(ref).map(groupRef),
      });
      return checkGates({
        sections: postmortem.sections ?? {},
        incidents: about.map(incident => ({
          key: incident.externalId,
          kind: incident.kind ?? 'incident',
          severity: incident.severity ?? null,
          detected: incident.times?.detected !== null,
          mitigated: incident.times?.mitigated !== null,
        })),
        factors: (postmortem.factors ?? []).map(factor => ({
          layer: factor.layer,
          confidence: factor.confidence ?? 'possible',
          evidence: factor.evidence?.length ?? 0,
        })),
        actionItems: itemsOf(postmortem).map(item => ({
          key: item.externalId,
          type: item.itemType ?? null,
          status: item.status ?? 'candidate',
          accountable: item.owner ?? item.entity ?? null,
          due: item.due ?? null,
          acceptanceTest: item.acceptanceTest ?? '',
        })),
        owningGroups: [...owningGroups(entities, organisation)].map(groupRef),
        reviewers: (postmortem.reviewers ?? []).map(withGroups),
        reviews: (postmortem.reviews ?? [])
          .map(({ by }) => by)
          .filter(ref => ref !== postmortem.author)
          .map(ref => ({ ...withGroups(ref), current: true })),
      })
        .filter(({ passed }) => !passed)
        .map(({ problem }) => `${postmortem.externalId}: ${problem}`);
    });
    expect(kept).toEqual([]);
  });

  it('writes every section, and no two postmortems alike', () => {
    const written = new Set(
      postmortems.flatMap(({ sections }) => Object.keys(sections ?? {})),
    );
    expect([...written].sort()).toEqual([...postmortemSectionIds].sort());
    expect(new Set(postmortems.map(textOf)).size).toBe(postmortems.length);
    const stories = postmortems.map(({ sections }) => sections?.whatHappened);
    expect(new Set(stories).size).toBe(stories.length);
  });

  it('has drafts for every persona, and not the same for all', () => {
    const unpublished = postmortems.filter(
      ({ status }) => status !== 'published',
    );
    const readBy = personas.map(({ id }) =>
      unpublished
        .filter(postmortem =>
          [
            postmortem.author,
            postmortem.facilitator,
            ...(postmortem.participants ?? []),
            ...(postmortem.reviewers ?? []),
          ].includes(`user:default/${id}`),
        )
        .map(({ externalId }) => externalId),
    );
    expect(readBy.map(list => list.length > 0)).toEqual(
      personas.map(() => true),
    );
    expect(new Set(readBy.map(list => list.join())).size).toBeGreaterThan(4);
  });

  it('lets action items run a course that can be true', () => {
    const wrong = actionItems.flatMap((item: ActionItemRecord) => {
      const { status = 'candidate', committedAt, doneAt, verifiedAt } = item;
      const isPromised = !['candidate', 'declined'].includes(String(status));
      const isDone = ['done', 'verified', 'ineffective'].includes(
        String(status),
      );
      const begin = incidentOf.get(item.incident?.externalId ?? '')?.times
        ?.detected;
      const order = [begin, committedAt, doneAt, verifiedAt].flatMap(moment =>
        moment ? toMillis(moment) : [],
      );
      const isTrue =
        isPromised === Boolean(item.due && item.originalDue && committedAt) &&
        isDone === Boolean(doneAt && item.checkOn) &&
        (status === 'verified') === Boolean(verifiedAt) &&
        (!['verified', 'ineffective', 'declined'].includes(String(status)) ||
          Boolean(item.statusNote)) &&
        order.every((moment, index) => moment >= (order[index - 1] ?? 0)) &&
        order.every(moment => moment <= day);
      return isTrue ? [] : [item];
    });
    expect(wrong).toEqual([]);
    const today = new Date(day).toISOString().slice(0, 10);
    const overdue = actionItems.filter(
      ({ status, due }) =>
        ['committed', 'inProgress', 'ineffective'].includes(String(status)) &&
        String(due) < today,
    );
    expect(overdue.length).toBeGreaterThan(4);
  });

  it('has services whose change failure rate means something', () => {
    const until = day - 7 * DAY;
    const isInQuarter = (moment: string | null | undefined) =>
      typeof moment === 'string' &&
      toMillis(moment) < until &&
      toMillis(moment) >= until - 90 * DAY;
    const confirmed = changeFailures.filter(
      ({ state }) => state === 'confirmed',
    );
    const answered = new Set([
      ...demoNotChangeCaused(demoOrganisation, now),
      ...confirmed.map(({ incident }) => incident.externalId),
    ]);
    const broke = new Set(
      confirmed.map(({ deployment }) => deployment.externalId),
    );
    const meaningful = ['checkout', 'cart'].map(component => {
      const entity = `component:default/${component}`;
      const finished = deployments.filter(
        each =>
          each.entity === entity &&
          each.environment === 'production' &&
          each.status === 'success' &&
          isInQuarter(each.finished),
      );
      const began = incidents.filter(
        ({ kind, entities, times }) =>
          kind === 'incident' &&
          isInQuarter(times?.impactStarted ?? times?.detected) &&
          entities?.some(
            ({ ref, role }) => ref === entity && role === 'impacted',
          ),
      );
      const asked = began.filter(({ externalId }) => answered.has(externalId));
      return {
        component,
        isEnough: finished.length >= 20,
        isCovered: asked.length >= 0.8 * began.length,
        failed: finished.filter(({ externalId }) => broke.has(externalId))
          .length,
      };
    });
    expect(meaningful).toEqual(
      ['checkout', 'cart'].map(component => ({
        component,
        isEnough: true,
        isCovered: true,
        failed: expect.any(Number),
      })),
    );
    expect(meaningful.some(({ failed }) => failed > 0)).toBe(true);
  });

  it('lets the pipeline guess now and then, and some services deploy nothing', () => {
    const states = new Set(changeFailures.map(({ state }) => state));
    expect(states).toEqual(new Set(['confirmed', 'proposed']));
    const deployed = new Set(deployments.map(({ entity }) => entity));
    const silent = demoOrganisation.components.filter(
      ({ name }) => !deployed.has(`component:default/${name}`),
    );
    expect(silent.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['profile', 'tax-calculator', 'route-optimiser']),
    );
  });

  it('says of each change failure what finished before it', () => {
    const deployed = keyed(deployments);
    const late = changeFailures.filter(({ deployment, incident }) => {
      const finished = deployed.get(deployment.externalId)?.finished ?? '';
      const began = incidentOf.get(incident.externalId)?.times?.impactStarted;
      return began && !(toMillis(finished) < toMillis(began));
    });
    expect(late).toEqual([]);
    expect(changeFailures.length).toBeGreaterThan(10);
  });

  it('names no persons, in prose either', () => {
    const allowed = new Set([
      ...demoOrganisation.components.flatMap(({ title }) => title.split(' ')),
      ...demoOrganisation.groups.flatMap(({ title }) => title.split(' ')),
      ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
      ...['August', 'September', 'October', 'November', 'December'],
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      ...['Saturday', 'Sunday'],
    ]);
    const unknown = prosesOf(records).flatMap(text =>
      [...text.matchAll(/(?<=[a-z0-9,;%] )\p{Lu}\p{Ll}+/gu)]
        .map(([word]) => word)
        .filter(word => !allowed.has(word)),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('blames nobody and leaves no placeholder behind', () => {
    const bad = prosesOf(records).filter(text =>
      /[{}]|undefined|\bnull\b|human error|should have (?!to)|careless|forgot\b|root cause|\bblame|\bfault of|negligen/i.test(
        text,
      ),
    );
    expect(bad).toEqual([]);
  });
});
