import type { PostmortemSection } from '@afterword/plugin-reliability-common';
import type { BaseText, KeptAside, KeptTexts } from './keptTexts';

/** What somebody else saved in the meantime. */
export type TheirText = Pick<
  PostmortemSection,
  'text' | 'version' | 'updatedAt' | 'updatedBy'
>;

/** How the server answered a text that was sent to it. */
export type SaveAnswer =
  | {
      readonly kind: 'saved';
      /** Of the section. */
      readonly version: number;
      /** Of the whole postmortem, which moves with each of its parts. */
      readonly postmortemVersion: number;
    }
  | { readonly kind: 'overtaken'; readonly theirs: TheirText }
  | {
      readonly kind: 'failed';
      readonly problem: string;
      /** Whether the same text may be taken later. */
      readonly worthRetrying: boolean;
      /** There is no such postmortem any more. */
      readonly isGone: boolean;
    };

/** What a section's writer knows, as a page shows it. */
export interface WriterState {
  /** What the writer sees: saved or not. */
  readonly text: string;
  readonly phase: 'clean' | 'unsaved' | 'saving' | 'failed' | 'conflict';
  /** When it was last saved from this page; ISO 8601. */
  readonly savedAt: string | null;
  /** Since when unsaved text from an earlier visit is back; ISO 8601. */
  readonly restoredFrom: string | null;
  /** What went wrong, while `failed`. */
  readonly problem: string;
  /** The postmortem is gone: its text is on this page only, and nothing will save it. */
  readonly isGone: boolean;
  /** The other text, while in `conflict`. */
  readonly theirs: TheirText | null;
  readonly aside: readonly KeptAside[];
}

const PAUSE = 2_000;
const RETRY = 10_000;

/**
 * Keeps one section's text from the first keystroke until the server has it.
 *
 * Whatever is written is kept in the browser at once and sent after a pause. A text that somebody else overtook is never sent
 * over theirs and never dropped: the writer decides, and what is not chosen is set aside or stands in the history.
 */
export class SectionWriter {
  private base: BaseText;
  private current: WriterState;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private attended = true;
  private readonly listeners = new Set<() => void>();

  constructor(
    section: BaseText,
    private readonly send: (
      text: string,
      version: number,
    ) => Promise<SaveAnswer>,
    private readonly kept: KeptTexts,
  ) {
    const draft = kept.draft();
    const differs = draft !== undefined && draft.text !== section.text;
    if (draft && !differs) kept.dropDraft();
    this.base = differs
      ? draft.base
      : { text: section.text, version: section.version };
    this.current = {
      text: differs ? draft.text : section.text,
      phase: differs ? 'unsaved' : 'clean',
      savedAt: null,
      restoredFrom: differs ? draft.at : null,
      problem: '',
      isGone: false,
      theirs: null,
      aside: kept.aside(),
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly state = () => this.current;

  /** What the writer typed. */
  write(text: string): void {
    if (text === this.current.text) return;
    this.attended = true;
    this.keep(text);
    this.set({
      text,
      restoredFrom: null,
      phase: this.phaseOf(text),
    });
    if (this.current.phase === 'unsaved') this.sendAfter(PAUSE);
  }

  /**
   * Sends what is not saved, now.
   *
   * @returns whether all that was written is saved
   */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.current.phase === 'conflict') return false;
    if (this.current.text === this.base.text) return true;
    this.sending = this.sendNow().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
    return this.current.phase === 'clean';
  }

  /** The section as it was read again. Unsaved text stays as it is: the next save will find out. */
  receive(section: BaseText): void {
    if (section.version <= this.base.version || this.sending) return;
    if (this.current.phase !== 'clean') return;
    this.base = { text: section.text, version: section.version };
    this.set({ text: section.text });
  }

  /** Ends a conflict with the writer's own text; theirs is in the history. */
  async keepMine(): Promise<boolean> {
    this.rebase();
    this.keep(this.current.text);
    this.set({ phase: this.phaseOf(this.current.text), theirs: null });
    return this.save();
  }

  /** Ends a conflict with their text; the writer's own is set aside. */
  takeTheirs(): void {
    const { theirs, text } = this.current;
    if (!theirs) return;
    this.setAside(text);
    this.rebase();
    this.kept.dropDraft();
    this.set({ text: theirs.text, phase: 'clean', theirs: null });
  }

  /** Ends a conflict with a text made of both, to be read before it is saved; the writer's own is set aside. */
  takeMerged(merge: (base: string, mine: string, theirs: string) => string) {
    const { theirs, text } = this.current;
    if (!theirs) return;
    this.setAside(text);
    const merged = merge(this.base.text, text, theirs.text);
    this.rebase();
    this.keep(merged);
    this.set({ text: merged, phase: this.phaseOf(merged), theirs: null });
  }

  /** Goes back to what is saved; what was not is set aside. */
  discard(): void {
    clearTimeout(this.timer);
    this.setAside(this.current.text);
    this.kept.dropDraft();
    this.set({
      text: this.base.text,
      phase: 'clean',
      restoredFrom: null,
      theirs: null,
    });
  }

  /** Takes a text that was set aside back into the editor; what was there is set aside in its place. */
  putBack(aside: KeptAside): void {
    const { text } = this.current;
    this.dropAside(aside);
    if (text.trim() !== '' && text !== this.base.text) this.setAside(text);
    this.write(aside.text);
  }

  /** Lets a text that was set aside go for good. */
  dropAside(aside: KeptAside): void {
    this.changeAside(this.current.aside.filter(one => one !== aside));
  }

  /** The postmortem is discarded: nothing is sent any more, and nothing stays kept. */
  abandon(): void {
    this.dispose();
    this.kept.forget();
    this.set({ text: this.base.text, phase: 'clean', theirs: null, aside: [] });
  }

  /** Stops sending by itself. What is not saved stays kept. */
  dispose(): void {
    this.attended = false;
    clearTimeout(this.timer);
  }

  private async sendNow(): Promise<void> {
    const text = this.current.text;
    this.set({ phase: 'saving', problem: '', restoredFrom: null });
    const answer = await this.send(text, this.base.version);
    if (answer.kind === 'saved') {
      this.base = { text, version: answer.version };
      this.keep(this.current.text);
      const phase = this.phaseOf(this.current.text);
      this.set({ phase, savedAt: new Date().toISOString() });
      if (phase === 'unsaved') this.sendAfter(PAUSE);
    } else if (answer.kind === 'overtaken') {
      await this.overtaken(answer.theirs);
    } else {
      // The page still shows it to whoever wants to copy it.
      if (answer.isGone) this.kept.forget();
      const { problem, isGone } = answer;
      this.set({ phase: 'failed', problem, isGone });
      if (answer.worthRetrying) this.sendAfter(RETRY);
    }
  }

  private async overtaken(theirs: TheirText): Promise<void> {
    const sameWords =
      theirs.text === this.base.text || theirs.text === this.current.text;
    if (!sameWords) {
      this.set({ phase: 'conflict', theirs });
      return;
    }
    // Only the number moved, or both wrote the same: there is nothing to decide.
    this.base = { text: theirs.text, version: theirs.version };
    this.keep(this.current.text);
    this.set({ phase: this.phaseOf(this.current.text) });
    if (this.current.phase === 'unsaved') await this.sendNow();
  }

  private sendAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.attended) return;
    this.timer = setTimeout(() => {
      this.save();
    }, milliseconds);
  }

  private rebase(): void {
    const { theirs } = this.current;
    if (theirs) this.base = { text: theirs.text, version: theirs.version };
  }

  private phaseOf(text: string): WriterState['phase'] {
    const { theirs } = this.current;
    if (theirs && theirs.version !== this.base.version) return 'conflict';
    return text === this.base.text ? 'clean' : 'unsaved';
  }

  private keep(text: string): void {
    if (text === this.base.text) this.kept.dropDraft();
    else {
      this.kept.keepDraft({
        text,
        base: this.base,
        at: new Date().toISOString(),
      });
    }
  }

  private setAside(text: string): void {
    if (text.trim() === '') return;
    this.changeAside([
      { text, at: new Date().toISOString() },
      ...this.current.aside,
    ]);
  }

  private changeAside(aside: readonly KeptAside[]): void {
    this.kept.keepAside(aside);
    this.set({ aside });
  }

  private set(change: Partial<WriterState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
