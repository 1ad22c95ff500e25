import {
  Factor,
  GateResult,
  KeyedLearning,
  Postmortem,
  PostmortemRevision,
  PostmortemRevisionState,
  PostmortemSectionId,
  postmortemSectionIds,
  PostmortemSummary,
  TimelineEntry,
} from '@afterword/plugin-reliability-common';

const NOON = '2026-11-20T12:00:00Z';
let ids = 0;

/** A name that no other part of the document has. */
function newId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
}

/** A contributing factor: sure, with one piece of evidence, unless told. */
export function aFactor(given: Partial<Factor> = {}): Factor {
  return {
    id: newId(),
    text: 'A limit change reaches every region in one step',
    layer: 'process',
    confidence: 'established',
    evidence: [
      {
        id: newId(),
        type: 'change',
        title: 'Rollout of the limit',
        url: 'https://example.com/changes/981',
        excerpt: '',
        at: null,
      },
    ],
    version: 1,
    ...given,
  };
}

/** A learning that says all that one can. */
export function aLearning(given: Partial<KeyedLearning> = {}): KeyedLearning {
  const id = newId();
  return {
    id,
    key: `LRN-${Number(id.slice(-12))}`,
    statement: 'Retries without jitter turn a blip into an outage',
    failureMode: 'retry storm',
    appliesTo: 'Whatever calls a shared service',
    helped: 'A retry budget of 10 %',
    didNotHelp: 'Longer timeouts',
    version: 1,
    ...given,
  };
}

/** A line of a timeline. */
export function aTimelineEntry(
  given: Partial<TimelineEntry> = {},
): TimelineEntry {
  return {
    id: newId(),
    at: '2026-11-13T14:04:00Z',
    atText: '',
    kind: 'note',
    text: 'Slowest calls pass 8 seconds',
    evidence: 'trace',
    version: 1,
    ...given,
  };
}

/** A gate that is passed since what it asks for is there, unless told. */
export function aGate(
  gate: string,
  given: Partial<GateResult> = {},
): GateResult {
  return {
    gate,
    level: 'required',
    passed: true,
    asked: true,
    problem: '',
    message: null,
    where: '',
    ...given,
  };
}

/** A postmortem as a list shows it. */
export function aPostmortemSummary(
  given: Partial<PostmortemSummary> = {},
): PostmortemSummary {
  return {
    key: 'PM-31',
    version: 7,
    title: 'Card payments failed for 47 minutes',
    status: 'draft',
    incidents: [
      {
        key: 'INC-142',
        title: 'Card payments failed',
        kind: 'incident',
        severity: 'sev2',
      },
    ],
    entities: [{ ref: 'component:default/checkout-api', known: true }],
    startedAt: '2026-11-13T14:02:00Z',
    toldFrom: null,
    severity: 'sev2',
    author: 'user:default/on-call-engineer',
    facilitator: null,
    commitments: { candidates: 0, total: 0, verified: 0, open: 0 },
    confidential: true,
    source: null,
    createdAt: NOON,
    updatedAt: NOON,
    publishedAt: null,
    ...given,
  };
}

/** A postmortem; `texts` names sections that are written. */
export function aPostmortem({
  texts = {},
  ...given
}: Partial<Postmortem> & {
  readonly texts?: Readonly<Partial<Record<PostmortemSectionId, string>>>;
} = {}): Postmortem {
  return {
    ...aPostmortemSummary(),
    participants: [],
    reviewers: [],
    reviews: [],
    awaitsReview: false,
    sections: postmortemSectionIds.map(id => ({
      id,
      text: texts[id] ?? '',
      version: texts[id] === undefined ? 0 : 3,
      updatedAt: texts[id] === undefined ? null : NOON,
      updatedBy:
        texts[id] === undefined ? null : 'user:default/on-call-engineer',
    })),
    timeline: [],
    factors: [],
    learnings: [],
    readers: [{ ref: 'user:default/on-call-engineer', reason: 'author' }],
    gates: [],
    overrides: [],
    editable: true,
    discardable: true,
    ...given,
  };
}

/** A saved state of a document with what it said: what `postmortem` says, unless told. */
export function aRevisionState(
  postmortem: Postmortem,
  given: Partial<PostmortemRevisionState> = {},
): PostmortemRevisionState {
  return {
    ...aRevision(),
    title: postmortem.title,
    sections: Object.fromEntries(
      postmortem.sections.map(({ id, text }) => [id, text]),
    ),
    timeline: postmortem.timeline.map(({ version, ...entry }) => entry),
    factors: postmortem.factors.map(({ version, ...factor }) => factor),
    learnings: postmortem.learnings.map(({ version, ...learning }) => learning),
    ...given,
  };
}

/** A saved state of a document. */
export function aRevision(
  given: Partial<PostmortemRevision> = {},
): PostmortemRevision {
  return {
    number: 1,
    at: NOON,
    by: 'user:default/on-call-engineer',
    summary: 'What happened',
    changes: [],
    ...given,
  };
}

/** What a postmortem says of two of its questions. */
export const writtenTexts = {
  whatHappened: 'A limit was lowered.',
  detection: 'The alert averages over 15 minutes.',
};
