import {
  ActionItemRecord,
  checkGates,
  learningInput,
  PostmortemRecord,
  postmortemSectionIds,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { personas } from '../personas';
import { historyAsOf, keyed, someMoments } from './__testUtils__/historyAsOf';
import { OrganisationIndex } from './OrganisationIndex';
import { owningGroups } from './people';
import { minutesInWords } from './Wording';

const organisation = new OrganisationIndex(demoOrganisation);

const textOf = ({ sections, timeline, factors }: PostmortemRecord) =>
  JSON.stringify([sections, timeline?.map(({ text }) => text), factors]);

describe.each(someMoments)(
  'the postmortems of the demo organisation as of %s',
  at => {
    const { day, incidents, postmortems, actionItems } = historyAsOf(at);
    const incidentOf = keyed(incidents);
    const published = postmortems.filter(
      ({ status }) => status === 'published',
    );
    const itemsOf = ({ externalId }: PostmortemRecord) =>
      actionItems.filter(
        ({ postmortem }) => postmortem?.externalId === externalId,
      );
    const aboutOf = ({ incidents: keys }: PostmortemRecord) =>
      (keys ?? []).flatMap(
        ({ externalId }) => incidentOf.get(externalId) ?? [],
      );

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

    it('tells others what was learned as people could have written it', () => {
      const learnings = published.flatMap(record => record.learnings ?? []);
      expect(learnings).not.toEqual([]);
      expect(
        learnings.filter(one => !learningInput.safeParse(one).success),
      ).toEqual([]);
    });

    it('says of every learning what helped, as an action item could be called', () => {
      const learnings = published.flatMap(record => record.learnings ?? []);
      const noTitle = learnings.filter(
        ({ helped, statement }) =>
          !/^\p{Lu}[^.!?]{15,110}$/u.test(helped ?? '') ||
          !/\.$/.test(statement),
      );
      expect(noTitle).toEqual([]);
    });

    it('tells how long it took as the times have it, and of no time of day that it was not', () => {
      const told = postmortems.flatMap(postmortem => {
        const [incident] = aboutOf(postmortem);
        const { impactStarted, mitigated } = incident.times ?? {};
        if (!impactStarted || !mitigated || incident.kind === 'nearMiss') {
          return [];
        }
        const minutes =
          (toMillis(mitigated) - toMillis(impactStarted)) / 60_000;
        const text = [incident.title, postmortem.sections?.impact].join(' ');
        const durations = [
          ...text.matchAll(
            /(?:^For|lasted|affected for|at all for|the end|Over) ((?:\d+ hours? ?)?(?:\d+ minutes?)?)(?=[ .;,:]|$)/g,
          ),
        ].map(([, duration]) => duration.trim());
        return durations
          .filter(duration => duration !== minutesInWords(minutes))
          .map(duration => [postmortem.externalId, duration, minutes]);
      });
      expect(told).toEqual([]);
      const hours = postmortems.flatMap(({ externalId, sections, title }) =>
        [
          ...[title, sections?.whatHappened, sections?.detection]
            .join(' ')
            .matchAll(
              /midnight|\bnoon\b|evening peak|busiest hour|in the night/gi,
            ),
        ].map(([words]) => [externalId, words]),
      );
      expect(hours).toEqual([]);
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
          facilitator: null,
          facilitatorCharter: 'notAsked',
          sections: postmortem.sections ?? {},
          incidents: about.map(incident => ({
            key: incident.externalId,
            kind: incident.kind ?? 'incident',
            severity: incident.severity ?? null,
            detected: incident.times?.detected !== null,
            mitigated: incident.times?.mitigated !== null,
            endCannotBe: false,
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
  },
);
