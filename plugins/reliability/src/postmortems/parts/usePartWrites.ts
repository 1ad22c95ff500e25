import type { Postmortem } from '@afterword/plugin-reliability-common';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { usePostmortem } from '../page/PostmortemContext';

/** A write, as `useReliabilityWrite` makes it; it answers the whole postmortem. */
interface PartWrite<TCall> {
  readonly isPending: boolean;
  mutateAsync(call: TCall): Promise<Postmortem>;
}

interface OfOne {
  readonly params: { readonly key: string; readonly id: string };
  readonly version: number;
}

/** Changes of one kind of part, lines, factors or learnings: each says what it did and can be undone. */
export function usePartWrites<
  TPart extends { readonly id: string; readonly version: number },
  TInput,
>({
  partsOf,
  inputOf,
  adding,
  changing,
  removing,
  words,
}: {
  readonly partsOf: (postmortem: Postmortem) => readonly TPart[];
  /** What a part says, without what the server adds to it. */
  readonly inputOf: (part: TPart) => TInput;
  readonly adding: PartWrite<{
    readonly params: { readonly key: string };
    readonly body: TInput;
    readonly idempotencyKey: string;
  }>;
  readonly changing: PartWrite<OfOne & { readonly body: TInput }>;
  readonly removing: PartWrite<OfOne>;
  readonly words: {
    readonly added: string;
    readonly changed: string;
    readonly removed: string;
  };
}) {
  const { postmortem, notify } = usePostmortem();
  const { key } = postmortem;

  const put = (body: TInput) =>
    adding.mutateAsync({
      params: { key },
      body,
      idempotencyKey: newIdempotencyKey(),
    });
  const take = ({ id, version }: TPart) =>
    removing.mutateAsync({ params: { key, id }, version });

  return {
    isPending: adding.isPending || changing.isPending || removing.isPending,
    /** Adds one without a word. */
    put,
    /** Takes one out without a word. */
    take,
    async add(body: TInput) {
      const known = new Set(partsOf(postmortem).map(({ id }) => id));
      const added = partsOf(await put(body)).find(({ id }) => !known.has(id));
      notify({ text: words.added, undo: added && (() => take(added)) });
    },
    /** @param version - what the change is based on */
    async change(before: TPart, body: TInput, version: number) {
      const params = { key, id: before.id };
      const after = await changing.mutateAsync({ params, body, version });
      const changed = partsOf(after).find(({ id }) => id === before.id);
      notify({
        text: words.changed,
        undo:
          changed &&
          (() =>
            changing.mutateAsync({
              params,
              body: inputOf(before),
              version: changed.version,
            })),
      });
    },
    async remove(part: TPart) {
      await take(part);
      notify({
        text: words.removed,
        undo: () => put(inputOf(part)),
        takesFocus: true,
      });
    },
  };
}
