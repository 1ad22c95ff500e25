import { defaultFailureModes } from './defaultFailureModes';
import { FailureMode, failureModeId, failureModeInput } from './model';
import {
  meantMode,
  modeFinder,
  modeName,
  modeToStore,
  replacesItself,
  wordOf,
  wordsOfOthers,
  writtenAs,
} from './rules';

const aMode = (id: string, given: Partial<FailureMode> = {}): FailureMode => ({
  id,
  name: id,
  description: '',
  layer: null,
  aliases: [],
  retired: false,
  replacedBy: null,
  version: 1,
  ...given,
});

const storm = aMode('retry-storm', {
  name: 'Retry storm',
  aliases: ['Reintentos', 'retry amplification'],
});
const old = aMode('retries', { retired: true, replacedBy: 'retry-storm' });

describe('the words that an organisation begins with', () => {
  it('are written as the contract takes them, and no two have a word in common', () => {
    for (const mode of defaultFailureModes) {
      const { id, version, ...input } = mode;
      expect(failureModeId.parse(id)).toBe(id);
      expect(failureModeInput.parse(input)).toEqual(input);
      expect(wordsOfOthers(mode, defaultFailureModes)).toEqual([]);
    }
  });
});

describe('what is meant by a text', () => {
  it.each([
    'retry-storm',
    ' Retry  Storm ',
    'RETRY_STORM',
    'reintentos',
    'Retry amplification',
    'retries',
  ])('is a mode for %j', text => {
    expect(meantMode(text, [old, storm])?.id).toBe('retry-storm');
    expect(modeFinder([old, storm])(text)?.id).toBe('retry-storm');
    expect(modeToStore(text, [old, storm])).toBe('retry-storm');
    expect(modeName(text, [old, storm])).toBe('Retry storm');
  });

  it.each(['storm', '', ' - ', 'retry'])('is nothing for %j', text => {
    expect(meantMode(text, [old, storm])).toBeUndefined();
    expect(modeFinder([old, storm])(text)).toBeUndefined();
    expect(modeName(text, [old, storm])).toBe(text);
    expect(modeToStore(text, [old, storm])).toBe(text.trim());
  });

  it('ends where modes replace each other', () => {
    const modes = [
      aMode('a', { replacedBy: 'b' }),
      aMode('b', { replacedBy: 'a' }),
    ];
    expect(meantMode('a', modes)?.id).toBe('b');
  });

  it('is the same in any script', () => {
    expect(wordOf('Élan vital')).toBe('elan-vital');
    expect(wordOf('Überlast')).toBe('uberlast');
    expect(wordOf('再試行')).toBe('再試行');
  });
});

describe('a filter', () => {
  it('has every way in which what is meant may be written', () => {
    const written = writtenAs(['reintentos', 'my own'], [old, storm]);
    expect(written).toEqual(
      expect.arrayContaining([
        'retry-storm',
        'retry storm',
        'Retry storm',
        'Reintentos',
        'reintentos',
        'retries',
        'my own',
      ]),
    );
    expect(new Set(written).size).toBe(written.length);
  });
});

describe('a mode', () => {
  it('has no word of another', () => {
    expect(
      wordsOfOthers(aMode('new', { aliases: ['Retry Storm', 'fresh'] }), [
        storm,
      ]),
    ).toEqual([{ word: 'Retry Storm', of: 'retry-storm' }]);
    expect(wordsOfOthers(storm, [storm])).toEqual([]);
  });

  it('does not take its own place', () => {
    expect(
      replacesItself({ id: 'retry-storm', replacedBy: 'retries' }, [
        old,
        storm,
      ]),
    ).toBe(true);
    expect(replacesItself(old, [old, storm])).toBe(false);
  });
});
