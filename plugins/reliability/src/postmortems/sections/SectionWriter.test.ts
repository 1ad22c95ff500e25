import { keptTextsOf } from './keptTexts';
import { SaveAnswer, SectionWriter, TheirText } from './SectionWriter';

const START = { text: 'A limit was lowered.', version: 3 };
const saved = (version: number): SaveAnswer => ({
  kind: 'saved',
  version,
  postmortemVersion: 40 + version,
});
const down: SaveAnswer = {
  kind: 'failed',
  problem: 'The portal could not be reached',
  worthRetrying: true,
  isGone: false,
};
function theirs(text: string, version = 4): TheirText {
  return {
    text,
    version,
    updatedAt: '2026-11-23T14:02:00Z',
    updatedBy: 'user:default/facilitator',
  };
}

/** A writer whose server answers what the test says, in turn. */
function aWriter({ answers = [] as SaveAnswer[], section = START } = {}) {
  const send = jest.fn(async (_text: string, version: number) => {
    return answers.shift() ?? saved(version + 1);
  });
  const kept = keptTextsOf('user:default/author', 'PM-31', 'whatHappened');
  return { writer: new SectionWriter(section, send, kept), send, kept };
}

describe('the writer of a section', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') });
    window.localStorage.clear();
  });
  afterEach(() => jest.useRealTimers());

  it('saves by itself after a pause, based on the version it knows', async () => {
    const { writer, send } = aWriter();
    writer.write('A limit');
    writer.write('A limit of 40');
    expect(send).not.toHaveBeenCalled();

    await jest.advanceTimersByTimeAsync(2_000);

    expect(send.mock.calls).toEqual([['A limit of 40', 3]]);
    expect(writer.state()).toMatchObject({
      phase: 'clean',
      savedAt: '2026-11-23T14:00:02.000Z',
    });
  });

  it('sends what was typed while it was saving as well, based on what it saved', async () => {
    const { writer, send } = aWriter();
    writer.write('first');
    const saving = writer.save();
    writer.write('first and second');
    await saving;
    expect(writer.state().phase).toBe('unsaved');

    await jest.advanceTimersByTimeAsync(2_000);
    expect(send.mock.calls).toEqual([
      ['first', 3],
      ['first and second', 4],
    ]);
  });

  it('keeps unsaved text for the next visit, and lets go of it once it is saved', async () => {
    const { writer } = aWriter();
    writer.write('half a thou');
    writer.dispose();

    const next = aWriter();
    expect(next.writer.state()).toMatchObject({
      text: 'half a thou',
      phase: 'unsaved',
      restoredFrom: '2026-11-23T14:00:00.000Z',
    });
    await next.writer.save();

    expect(
      aWriter({ section: { text: 'half a thou', version: 4 } }).writer.state(),
    ).toMatchObject({ text: 'half a thou', phase: 'clean' });
  });

  it('does not show one reader’s unsaved text to another in the same browser', () => {
    aWriter().writer.write('between us');
    const other = keptTextsOf('user:default/reviewer', 'PM-31', 'whatHappened');
    expect(other.draft()).toBeUndefined();
  });

  it('tries again by itself when the portal cannot be reached', async () => {
    const { writer, send } = aWriter({ answers: [down] });
    writer.write('worth keeping');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(writer.state()).toMatchObject({
      phase: 'failed',
      problem: 'The portal could not be reached',
    });

    await jest.advanceTimersByTimeAsync(10_000);
    expect(send).toHaveBeenCalledTimes(2);
    expect(writer.state().phase).toBe('clean');
  });

  it('does not send again what was refused', async () => {
    const { writer, send } = aWriter({
      answers: [{ ...down, worthRetrying: false }],
    });
    writer.write('too long');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(writer.state()).toMatchObject({ phase: 'failed', text: 'too long' });
  });

  it('stops trying when the page is left, and keeps the text', async () => {
    const { writer, send, kept } = aWriter({ answers: [down, down] });
    writer.write('worth keeping');
    await writer.save();
    writer.dispose();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(kept.draft()?.text).toBe('worth keeping');
  });

  describe('when somebody else saved first', () => {
    async function inConflict() {
      const made = aWriter({
        answers: [{ kind: 'overtaken', theirs: theirs('Theirs.') }],
      });
      made.writer.write('Mine.');
      await made.writer.save();
      return made;
    }

    it('asks, and sends nothing until it is answered', async () => {
      const { writer, send } = await inConflict();
      expect(writer.state()).toMatchObject({
        phase: 'conflict',
        text: 'Mine.',
        theirs: { text: 'Theirs.' },
      });
      expect(await writer.save()).toBe(false);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(send).toHaveBeenCalledTimes(1);
    });

    it('keeps mine by saving it over theirs', async () => {
      const { writer, send } = await inConflict();
      expect(await writer.keepMine()).toBe(true);
      expect(send.mock.calls[1]).toEqual(['Mine.', 4]);
      expect(writer.state()).toMatchObject({ phase: 'clean', text: 'Mine.' });
    });

    it('takes theirs and sets mine aside, to be put back later', async () => {
      const { writer, kept } = await inConflict();
      writer.takeTheirs();
      expect(writer.state()).toMatchObject({
        phase: 'clean',
        text: 'Theirs.',
        aside: [{ text: 'Mine.' }],
      });
      expect(kept.aside()).toMatchObject([{ text: 'Mine.' }]);

      writer.putBack(writer.state().aside[0]);
      expect(writer.state()).toMatchObject({
        phase: 'unsaved',
        text: 'Mine.',
        aside: [],
      });
    });

    it('puts both together to be read before they are saved', async () => {
      const { writer, send } = await inConflict();
      writer.takeMerged((base, mine, other) => [base, mine, other].join(' | '));
      expect(writer.state()).toMatchObject({
        phase: 'unsaved',
        text: 'A limit was lowered. | Mine. | Theirs.',
        aside: [{ text: 'Mine.' }],
      });
      await jest.advanceTimersByTimeAsync(60_000);
      expect(send).toHaveBeenCalledTimes(1);

      await writer.save();
      expect(send.mock.calls[1]).toEqual([
        'A limit was lowered. | Mine. | Theirs.',
        4,
      ]);
    });

    it('does not ask when both wrote the same', async () => {
      const { writer, send } = aWriter({
        answers: [{ kind: 'overtaken', theirs: theirs('Same.') }],
      });
      writer.write('Same.');
      expect(await writer.save()).toBe(true);
      expect(send).toHaveBeenCalledTimes(1);
    });

    it('does not ask when only the number moved', async () => {
      const { writer, send } = aWriter({
        answers: [{ kind: 'overtaken', theirs: theirs(START.text, 9) }],
      });
      writer.write('Mine.');
      expect(await writer.save()).toBe(true);
      expect(send.mock.calls[1]).toEqual(['Mine.', 9]);
    });
  });

  it('shows what others saved while nothing of its own is waiting', () => {
    const { writer } = aWriter();
    writer.receive({ text: 'Theirs.', version: 5 });
    expect(writer.state().text).toBe('Theirs.');

    writer.write('Mine.');
    writer.receive({ text: 'Theirs again.', version: 6 });
    expect(writer.state().text).toBe('Mine.');
  });

  it('sets what is discarded aside', () => {
    const { writer } = aWriter();
    writer.write('a wild idea');
    writer.discard();
    expect(writer.state()).toMatchObject({
      text: START.text,
      phase: 'clean',
      aside: [{ text: 'a wild idea' }],
    });
  });

  it('goes on where the browser keeps nothing', async () => {
    const storage = jest
      .spyOn(window, 'localStorage', 'get')
      .mockImplementation(() => {
        throw new Error('forbidden');
      });
    const send = jest.fn(async () => saved(4));
    const writer = new SectionWriter(
      START,
      send,
      keptTextsOf('user:default/author', 'PM-31', 'impact'),
    );
    writer.write('still here');
    expect(writer.state().text).toBe('still here');
    expect(await writer.save()).toBe(true);
    storage.mockRestore();
  });

  it('keeps nothing in the browser of a postmortem that is discarded, and sends nothing to it', async () => {
    const { writer, send, kept } = aWriter();
    writer.write('A limit of 40');
    writer.discard();
    writer.write('A limit of 50');

    writer.abandon();
    await writer.save();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(send).not.toHaveBeenCalled();
    expect(kept.draft()).toBeUndefined();
    expect(kept.aside()).toEqual([]);
  });

  it('keeps nothing in the browser of a postmortem that is gone, and shows the text as long as its page does', async () => {
    const { writer, kept } = aWriter({
      answers: [{ ...down, worthRetrying: false, isGone: true }],
    });
    writer.write('A limit of 40');

    expect(await writer.save()).toBe(false);

    expect(kept.draft()).toBeUndefined();
    expect(writer.state()).toMatchObject({
      text: 'A limit of 40',
      phase: 'failed',
      isGone: true,
    });
  });
});
