import { candidateFrom } from './candidateFrom';

describe('The idea that an answer begins with', () => {
  const statement = 'Retries without jitter turn a blip into an outage.';

  it('is what helped, with where it was learned', () => {
    expect(
      candidateFrom(
        { statement, helped: 'A retry budget of 10 %. With full jitter.' },
        'PM-14',
        'Ours has none either',
      ),
    ).toEqual({
      title: 'A retry budget of 10 %',
      description: [
        `Learned in PM-14: ${statement}`,
        'What helped there: A retry budget of 10 %. With full jitter.',
        'Ours has none either',
      ].join('\n\n'),
    });
  });

  it('is the learning itself where nothing is said to have helped', () => {
    expect(candidateFrom({ statement, helped: ' ' }, 'PM-14', '')).toEqual({
      title: 'Retries without jitter turn a blip into an outage',
      description: `Learned in PM-14: ${statement}`,
    });
  });

  it('has a title also where nothing said begins a sentence', () => {
    expect(
      candidateFrom({ statement: '. Then retry', helped: '' }, 'PM-14', '')
        .title,
    ).toBe('Apply PM-14');
  });

  it('has a title that fits, whatever helped', () => {
    const { title } = candidateFrom(
      { statement, helped: 'x'.repeat(4_000) },
      'PM-14',
      '',
    );
    expect(title.length).toBeLessThanOrEqual(300);
  });
});
