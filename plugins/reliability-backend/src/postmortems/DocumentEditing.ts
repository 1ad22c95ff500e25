import {
  Postmortem,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { PartEditing } from './PartEditing';
import { factorParts, learningParts, timelineParts } from './partKinds';
import { contentNow, expectPart, PostmortemChanges } from './PostmortemChanges';
import { presentSection } from './presentPostmortem';

/** Changes the document part by part; each write is based on the version of its own part. */
export class DocumentEditing {
  readonly timeline;
  readonly factors;
  readonly learnings;

  constructor(private readonly changes: PostmortemChanges) {
    this.timeline = new PartEditing(changes, timelineParts);
    this.factors = new PartEditing(changes, factorParts);
    this.learnings = new PartEditing(changes, learningParts);
  }

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
        expectPart(context, section?.version ?? 0);
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
}
