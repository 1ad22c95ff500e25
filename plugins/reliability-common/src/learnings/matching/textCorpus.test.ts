import { textCorpus } from './textCorpus';

describe('A corpus of texts', () => {
  const texts = [
    {
      id: 'PM-1',
      text: 'A client retried without jitter and made it an outage',
    },
    { id: 'PM-2', text: 'The disk of a build agent was full of old logs' },
    { id: 'PM-3', text: 'A certificate expired over the weekend' },
  ];

  it('finds those that are close, in other forms of the words too', async () => {
    const corpus = await textCorpus(texts);
    const found = corpus.similarTo(
      'Retries need jitter: an outage of clients',
      5,
    );
    expect([...found.keys()][0]).toBe('PM-1');
    expect(found.get('PM-1')).toBeGreaterThan(0.2);
    expect(found.get('PM-2') ?? 0).toBeLessThan(0.1);
  });

  it('calls the same words close by 1, and is as it was after it was asked', async () => {
    const corpus = await textCorpus(texts);
    const ask = () => corpus.similarTo(texts[1].text, 5);
    const first = ask();
    expect(first.get('PM-2')).toBeCloseTo(1);
    expect(ask()).toEqual(first);
  });

  it('finds nothing for no words, and in no texts', async () => {
    expect((await textCorpus(texts)).similarTo('', 5).size).toBe(0);
    expect((await textCorpus([])).similarTo('retries', 5).size).toBe(0);
  });
});
