import { randomUUID } from 'node:crypto';
import { Postmortem } from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { RequestContext } from '../platform/http/RequestContext';
import { PartKind } from './partKinds';
import {
  contentNow,
  Decided,
  PostmortemChanges,
  expectPart,
} from './PostmortemChanges';
import { WholePostmortem } from './postmortemTraces';

/** Adds, rewrites and takes out parts of one kind: lines of the timeline, factors, learnings. */
export class PartEditing<TInput, TPart extends { readonly id: string }> {
  constructor(
    private readonly changes: PostmortemChanges,
    private readonly kind: PartKind<TInput, TPart>,
  ) {}

  /** @throws ConflictError when there is no room for another */
  async add(
    context: RequestContext,
    key: string,
    input: TInput,
  ): Promise<Postmortem> {
    const { adding, full, most, written } = this.kind;
    return this.changes.change(
      context,
      key,
      (_tx, before) =>
        this.decided(before, 'added', parts => {
          if (parts.length >= most) {
            throw new ConflictError(`${full} already; take some out first`);
          }
          return [...parts, written(randomUUID(), input)];
        }),
      { once: { operation: adding, request: input } },
    );
  }

  /** Whoever is too late gets the part as it is now. */
  async update(
    context: RequestContext,
    key: string,
    id: string,
    input: TInput,
  ): Promise<Postmortem> {
    return this.changeOne(context, key, id, 'changed', parts =>
      parts.map(part =>
        part.id === id ? this.kind.written(id, input, part) : part,
      ),
    );
  }

  async remove(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<Postmortem> {
    return this.changeOne(context, key, id, 'removed', parts =>
      parts.filter(part => part.id !== id),
    );
  }

  private changeOne(
    context: RequestContext,
    key: string,
    id: string,
    did: string,
    change: (parts: readonly TPart[]) => readonly TPart[],
  ): Promise<Postmortem> {
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectPart(context, this.find(before, id).version);
        return this.decided(before, did, change);
      },
      { current: now => this.kind.present(this.find(now, id)) },
    );
  }

  private decided(
    before: WholePostmortem,
    did: string,
    change: (parts: readonly TPart[]) => readonly TPart[],
  ): Decided {
    const { called, list, now, put } = this.kind;
    const content = contentNow(before);
    return {
      content: put(content, change(now(content))),
      record: { action: `${did} ${called}`, part: list },
    };
  }

  private find({ document }: WholePostmortem, id: string) {
    const part = this.kind.stored(document).find(each => each.id === id);
    if (part === undefined) throw new NotFoundError(this.kind.gone);
    return part;
  }
}
