/** Something that this browser keeps until the server has it. */
export interface Kept {
  /** What is kept, to be checked; `undefined` when nothing is, or it cannot be read. */
  read(): unknown;
  write(value: unknown): void;
  drop(): void;
}

/**
 * A place in the browser's storage: what is there survives a reload, a crash of the tab and an expired session. The reader is part
 * of its name, since several people may use one browser and a draft is confidential. A browser may forbid storage, or have none
 * left: then nothing is kept, and what is on the page is still there.
 *
 * @param what - kind of thing that is kept
 * @param reader - the reader's entity ref
 * @param name - of what it is about
 */
export function keptInBrowser(
  what: 'draft' | 'aside',
  reader: string,
  name: string,
): Kept {
  const place = `afterword.${what}.${reader}.${name}`;
  const drop = () => {
    try {
      window.localStorage.removeItem(place);
    } catch {
      // Nothing was kept, so there is nothing to take away.
    }
  };
  return {
    read: () => {
      try {
        return JSON.parse(window.localStorage.getItem(place) ?? 'null');
      } catch {
        return undefined;
      }
    },
    write: value => {
      try {
        window.localStorage.setItem(place, JSON.stringify(value));
      } catch {
        // What was kept before is no longer what the writer has.
        drop();
      }
    },
    drop,
  };
}
