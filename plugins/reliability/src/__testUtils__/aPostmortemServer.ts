import {
  ActionItem,
  defaultFailureModes,
  Postmortem,
  PostmortemRevision,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { anIncident } from './anIncident';
import { aRevision } from './aPostmortem';
import { aReliabilityApi, FakeAnswer, FakeCall } from './aReliabilityApi';

/**
 * A back end that keeps one postmortem the way the real one does: parts with versions of their own, 412 with what is stored, a
 * revision for each save.
 *
 * @param answers - operations that answer otherwise
 */
export function aPostmortemServer(
  start: Postmortem,
  given: {
    readonly actionItems?: readonly ActionItem[];
    readonly revisions?: readonly PostmortemRevision[];
    readonly answers?: Readonly<Record<string, FakeAnswer>>;
  } = {},
) {
  let stored = structuredClone(start);
  const items = [...(given.actionItems ?? [])];
  let revisions = [...(given.revisions ?? [aRevision()])];

  const stale = (current: object) =>
    new ReliabilityError(412, 'It was changed since you read it', { current });
  const change = (next: Partial<Postmortem>, summary = 'Something') => {
    stored = { ...stored, ...next, version: stored.version + 1 };
    const number = (revisions[0]?.number ?? 0) + 1;
    revisions = [aRevision({ number, summary }), ...revisions];
    return stored;
  };
  const expect = (
    call: FakeCall,
    version: number | undefined,
    current: object = stored,
  ) => {
    if (call.version !== version) throw stale(current);
  };
  const part = <T extends { id: string; version: number }>(
    parts: readonly T[],
    call: FakeCall,
  ) => {
    const found = parts.find(({ id }) => id === call.params.id);
    if (!found)
      throw new ReliabilityError(404, 'It is gone', undefined, 'NotFoundError');
    expect(call, found.version, found);
    return found;
  };
  const partId = () => `99999999-0000-4000-8000-${stored.version}`;

  /** Somebody else writes a section. */
  function writeSection(id: PostmortemSectionId, text: string, by: string) {
    return change(
      {
        sections: stored.sections.map(section =>
          section.id === id
            ? {
                id,
                text,
                version: section.version + 1,
                updatedAt: '2026-11-23T14:02:00Z',
                updatedBy: by,
              }
            : section,
        ),
      },
      id,
    );
  }

  const api = aReliabilityApi({
    getPostmortem: () => stored,
    listFailureModes: () => ({ items: defaultFailureModes, editable: false }),
    listActionItems: () => ({ items, page: {} }),
    getIncident: ({ params }) => anIncident({ key: params.key }),
    listPostmortemRevisions: () => ({ items: revisions, page: {} }),
    listRelated: () => ({ learnings: [], incidents: [] }),
    updatePostmortem: call => {
      expect(call, stored.version);
      return change(call.body);
    },
    writePostmortemSection: call => {
      const section = stored.sections.find(
        ({ id }) => id === call.params.section,
      );
      expect(call, section?.version);
      return writeSection(
        call.params.section as PostmortemSectionId,
        String(call.body.text),
        'user:default/on-call-engineer',
      );
    },
    transitionPostmortem: call => {
      expect(call, stored.version);
      return change({ status: call.body.to as Postmortem['status'] });
    },
    rewordGateOverride: call => {
      expect(call, stored.version);
      return change({
        overrides: stored.overrides.map(each =>
          each.gate === call.params.gate
            ? { ...each, reason: String(call.body.reason) }
            : each,
        ),
      });
    },
    reviewPostmortem: call => {
      expect(call, stored.version);
      const by = 'user:default/reviewer';
      return change({
        awaitsReview: false,
        reviews: [{ by, at: '2026-11-23T14:02:00Z', current: true }],
      });
    },
    addTimelineEntry: ({ body }) =>
      change({
        timeline: [
          ...stored.timeline,
          { ...body, id: partId(), version: 1 } as Postmortem['timeline'][0],
        ],
      }),
    updateTimelineEntry: call => {
      const entry = part(stored.timeline, call);
      return change({
        timeline: stored.timeline.map(one =>
          one === entry
            ? { ...one, ...call.body, version: one.version + 1 }
            : one,
        ),
      });
    },
    removeTimelineEntry: call => {
      const entry = part(stored.timeline, call);
      return change({ timeline: stored.timeline.filter(one => one !== entry) });
    },
    addFactor: ({ body }) =>
      change({
        factors: [
          ...stored.factors,
          { ...body, id: partId(), version: 1 } as Postmortem['factors'][0],
        ],
      }),
    updateFactor: call => {
      const factor = part(stored.factors, call);
      return change({
        factors: stored.factors.map(one =>
          one === factor
            ? ({
                ...one,
                ...call.body,
                version: one.version + 1,
              } as Postmortem['factors'][0])
            : one,
        ),
      });
    },
    removeFactor: call => {
      const factor = part(stored.factors, call);
      return change({ factors: stored.factors.filter(one => one !== factor) });
    },
    addLearning: ({ body }) =>
      change({
        learnings: [
          ...stored.learnings,
          {
            ...body,
            id: partId(),
            key: `LRN-${stored.version}`,
            version: 1,
          } as Postmortem['learnings'][0],
        ],
      }),
    updateLearning: call => {
      const learning = part(stored.learnings, call);
      return change({
        learnings: stored.learnings.map(one =>
          one === learning
            ? { ...one, ...call.body, version: one.version + 1 }
            : one,
        ),
      });
    },
    removeLearning: call => {
      const learning = part(stored.learnings, call);
      return change({
        learnings: stored.learnings.filter(one => one !== learning),
      });
    },
    restorePostmortemRevision: call => {
      expect(call, stored.version);
      return change({}, `Restored revision ${call.body.revision}`);
    },
    ...given.answers,
  });

  return {
    api,
    /** What is stored now. */
    stored: () => stored,
    writeSection,
    change,
    callsTo: (operation: string) =>
      api.calls.filter(call => call.operation === operation),
  };
}
