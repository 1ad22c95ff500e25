import {
  PostmortemSection,
  PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { keptTextsOf } from './keptTexts';
import { SaveAnswer, SectionWriter } from './SectionWriter';

/** What all sections together amount to, for the head of the page and its gates. */
export interface WritersSummary {
  readonly phase: 'clean' | 'unsaved' | 'saving' | 'failed';
  /** The latest save from this page; ISO 8601. */
  readonly savedAt: string | null;
  /** Sections in which something stands, saved or not. */
  readonly written: ReadonlySet<PostmortemSectionId>;
}

/** The writers of all sections of one postmortem, for one reader. */
export class SectionWriters {
  private readonly writers: ReadonlyMap<PostmortemSectionId, SectionWriter>;
  private current: WritersSummary;
  private savedVersion = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    reader: string,
    postmortem: string,
    sections: readonly PostmortemSection[],
    send: (
      section: PostmortemSectionId,
      text: string,
      version: number,
    ) => Promise<SaveAnswer>,
  ) {
    this.writers = new Map(
      postmortemSectionIds.map(id => [
        id,
        new SectionWriter(
          sections.find(section => section.id === id) ?? {
            text: '',
            version: 0,
          },
          async (text, version) => {
            const answer = await send(id, text, version);
            if (answer.kind === 'saved') {
              this.savedVersion = answer.postmortemVersion;
            }
            return answer;
          },
          keptTextsOf(reader, postmortem, id),
        ),
      ]),
    );
    this.current = this.summarise();
    for (const writer of this.writers.values()) {
      writer.subscribe(() => this.refresh());
    }
  }

  of(section: PostmortemSectionId): SectionWriter {
    const writer = this.writers.get(section);
    if (!writer) throw new Error(`There is no section ${section}`);
    return writer;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly summary = () => this.current;

  /** The document as it was read again. */
  receive(sections: readonly PostmortemSection[]): void {
    for (const section of sections) {
      this.writers.get(section.id)?.receive(section);
    }
  }

  /**
   * Sends everything that is not saved.
   *
   * @returns whether all of it is saved
   */
  async saveAll(): Promise<boolean> {
    const saved = [];
    for (const writer of this.writers.values()) saved.push(await writer.save());
    return saved.every(Boolean);
  }

  /**
   * Sends what was written on this visit, and stops. A text that is back from an earlier visit stays kept in the browser:
   * its writer has not decided about it yet.
   */
  leave(): void {
    for (const writer of this.writers.values()) {
      if (writer.state().restoredFrom === null) writer.save();
      writer.dispose();
    }
  }

  /** The newest version of the postmortem that the writer has seen or made. */
  newest(postmortem: { readonly version: number }): number {
    return Math.max(postmortem.version, this.savedVersion);
  }

  /** The postmortem is discarded: what was not saved goes with it. */
  abandon(): void {
    for (const writer of this.writers.values()) writer.abandon();
  }

  private summarise(): WritersSummary {
    const states = [...this.writers].map(([id, writer]) => ({
      id,
      ...writer.state(),
    }));
    const has = (...phases: string[]) =>
      states.some(state => phases.includes(state.phase));
    let phase: WritersSummary['phase'] = 'clean';
    if (has('failed', 'conflict')) phase = 'failed';
    else if (has('saving')) phase = 'saving';
    else if (has('unsaved')) phase = 'unsaved';
    return {
      phase,
      savedAt:
        states
          .map(state => state.savedAt)
          .filter(at => at !== null)
          .sort()
          .pop() ?? null,
      written: new Set(
        states.filter(state => state.text.trim() !== '').map(state => state.id),
      ),
    };
  }

  /** Tells listeners only when what the page shows is another: not at every keystroke. */
  private refresh(): void {
    const next = this.summarise();
    const { phase, savedAt, written } = this.current;
    const same =
      next.phase === phase &&
      next.savedAt === savedAt &&
      next.written.size === written.size &&
      [...next.written].every(id => written.has(id));
    if (same) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}
