import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  Evidence,
  FactorInput,
  MAX_FACTORS,
  MAX_TIMELINE_ENTRIES,
  Postmortem,
  PostmortemSectionId,
  TimelineEntryInput,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { VersionMoved } from '../platform/http/httpErrors';
import {
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import {
  contentOf,
  DocumentContent,
  EntryContent,
  EvidenceContent,
  FactorContent,
} from './document';
import { PostmortemChanges } from './PostmortemChanges';
import {
  presentEntry,
  presentFactor,
  presentSection,
} from './presentPostmortem';
import { WholePostmortem } from './postmortemTraces';

/** Changes the document part by part; each write is based on the version of its own part. */
export class DocumentEditing {
  constructor(private readonly changes: PostmortemChanges) {}

  /** Saves one section. Whoever is too late gets the section as it is now, and keeps their own text beside it. */
  async writeSection(
    context: RequestContext,
    key: string,
    id: PostmortemSectionId,
    text: string,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        const section = before.document.sections[id];
        expectVersion(context, section?.version ?? 0);
        const content = contentNow(before);
        return {
          content: {
            ...content,
            sections: { ...content.sections, [id]: text },
          },
          record: { action: 'wrote section', part: `section:${id}` },
        };
      },
      { current: now => presentSection(id, now.document.sections[id]) },
    );
  }

  async addEntry(
    context: RequestContext,
    key: string,
    input: TimelineEntryInput,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        const content = contentNow(before);
        if (content.timeline.length >= MAX_TIMELINE_ENTRIES) {
          throw tooMany(`The timeline holds ${MAX_TIMELINE_ENTRIES} lines`);
        }
        return withTimeline(
          content,
          [...content.timeline, entryOf(randomUUID(), input)],
          'added timeline entry',
        );
      },
      { once: { operation: 'addTimelineEntry', request: input } },
    );
  }

  async updateEntry(
    context: RequestContext,
    key: string,
    id: string,
    input: TimelineEntryInput,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectVersion(context, entryIn(before, id).version);
        const content = contentNow(before);
        return withTimeline(
          content,
          content.timeline.map(entry =>
            entry.id === id ? entryOf(id, input) : entry,
          ),
          'changed timeline entry',
        );
      },
      { current: now => presentEntry(entryIn(now, id)) },
    );
  }

  async removeEntry(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectVersion(context, entryIn(before, id).version);
        const content = contentNow(before);
        return withTimeline(
          content,
          content.timeline.filter(entry => entry.id !== id),
          'removed timeline entry',
        );
      },
      { current: now => presentEntry(entryIn(now, id)) },
    );
  }

  async addFactor(
    context: RequestContext,
    key: string,
    input: FactorInput,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        const content = contentNow(before);
        if (content.factors.length >= MAX_FACTORS) {
          throw tooMany(`The postmortem holds ${MAX_FACTORS} factors`);
        }
        const factor = factorOf(randomUUID(), input, []);
        return {
          content: { ...content, factors: [...content.factors, factor] },
          record: { action: 'added factor', part: 'factors' },
        };
      },
      { once: { operation: 'addFactor', request: input } },
    );
  }

  async updateFactor(
    context: RequestContext,
    key: string,
    id: string,
    input: FactorInput,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        const old = factorIn(before, id);
        expectVersion(context, old.version);
        const content = contentNow(before);
        return {
          content: {
            ...content,
            factors: content.factors.map(factor =>
              factor.id === id ? factorOf(id, input, old.evidence) : factor,
            ),
          },
          record: { action: 'changed factor', part: 'factors' },
        };
      },
      { current: now => presentFactor(factorIn(now, id)) },
    );
  }

  async removeFactor(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectVersion(context, factorIn(before, id).version);
        const content = contentNow(before);
        return {
          content: {
            ...content,
            factors: content.factors.filter(factor => factor.id !== id),
          },
          record: { action: 'removed factor', part: 'factors' },
        };
      },
      { current: now => presentFactor(factorIn(now, id)) },
    );
  }
}

function contentNow({
  postmortem,
  document,
}: WholePostmortem): DocumentContent {
  return contentOf(postmortem.title, document);
}

function expectVersion(context: RequestContext, version: number): void {
  if (version !== requiredVersion(context)) throw new VersionMoved();
}

function tooMany(what: string): ConflictError {
  return new ConflictError(`${what} already; take some out first`);
}

function withTimeline(
  content: DocumentContent,
  timeline: readonly EntryContent[],
  action: string,
) {
  return {
    content: { ...content, timeline },
    record: { action, part: 'timeline' as const },
  };
}

function entryIn({ document }: WholePostmortem, id: string) {
  const entry = document.timeline.find(each => each.id === id);
  if (entry === undefined) {
    throw new NotFoundError('This line is not in the timeline any more');
  }
  return entry;
}

function factorIn({ document }: WholePostmortem, id: string) {
  const factor = document.factors.find(each => each.id === id);
  if (factor === undefined) {
    throw new NotFoundError('This factor is not in the postmortem any more');
  }
  return factor;
}

function entryOf(id: string, input: TimelineEntryInput): EntryContent {
  return {
    id,
    at: input.at === null ? null : toMillis(input.at),
    atText: input.atText,
    kind: input.kind,
    text: input.text,
    evidence: input.evidence,
  };
}

function factorOf(
  id: string,
  input: FactorInput,
  old: readonly EvidenceContent[],
): FactorContent {
  const { text, layer, confidence } = input;
  const left = [...old];
  const evidence = input.evidence.map(piece => {
    const same = left.findIndex(each => sameEvidence(each, piece));
    const [kept] = same === -1 ? [] : left.splice(same, 1);
    return kept ?? evidenceOf(randomUUID(), piece);
  });
  return { id, text, layer, confidence, evidence };
}

type EvidenceGiven = Omit<Evidence, 'id'>;

function evidenceOf(id: string, given: EvidenceGiven): EvidenceContent {
  const { type, title, url, excerpt, at } = given;
  return {
    id,
    type,
    title,
    url,
    excerpt,
    at: at === null ? null : toMillis(at),
  };
}

function sameEvidence(stored: EvidenceContent, given: EvidenceGiven): boolean {
  return isDeepStrictEqual(stored, evidenceOf(stored.id, given));
}
