import { readLines as read, told } from './__testUtils__/shapes/readLines';

describe('the times', () => {
  it('leave out what is before the beginning, and say so', () => {
    const { incident, looksWrong } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Detected 2021-06-09 13:15',
      '  - Declared 2020-06-09 13:54',
      '  - Resolved 2021-06-09 13:58',
    ]);
    expect(incident?.times).toEqual({
      detected: '2021-06-09T13:15:00Z',
      resolved: '2021-06-09T13:58:00Z',
    });
    expect(told(looksWrong)).toEqual(['5 time.declared']);
  });

  it('leave the beginning out when all the rest is before it', () => {
    const { incident, looksWrong } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Impact started 2022-06-09 13:15',
      '  - Mitigated 2021-06-09 13:54',
      '  - Resolved 2021-06-09 13:58',
    ]);
    expect(Object.keys(incident?.times ?? {})).toEqual([
      'mitigated',
      'resolved',
    ]);
    expect(told(looksWrong)).toEqual(['4 time.impactStarted']);
  });

  it('keep an order that is odd but can be, and say so', () => {
    const { incident, looksWrong } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Detected 2021-06-09 13:15',
      '  - Repaired 2021-06-09 13:46',
      '  - Declared 2021-06-09 13:54',
    ]);
    expect(incident?.times).toHaveProperty('mitigated', '2021-06-09T13:46:00Z');
    expect(told(looksWrong)).toEqual(['5 time.mitigated']);
  });

  it('take the first of two that contradict each other', () => {
    const { incident, looksWrong } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Resolved 2021-06-09 13:15',
      '  - Resolved 2021-06-09 13:46',
    ]);
    expect(incident?.times).toEqual({ resolved: '2021-06-09T13:15:00Z' });
    expect(told(looksWrong)).toEqual(['5 time.resolved']);
  });

  it('turn a key event that is none of the six into an entry of the timeline', () => {
    const { incident, postmortem } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Detected 2021-06-09 13:15',
      '  - Database restored 2021-06-09 13:46',
    ]);
    expect(Object.keys(incident?.times ?? {})).toEqual(['detected']);
    expect(postmortem.timeline).toEqual([
      {
        at: '2021-06-09T13:46:00Z',
        atText: '',
        kind: 'note',
        text: 'Database restored',
      },
    ]);
  });

  it('stay empty where an entry only suggests them, and that is said', () => {
    const { incident, postmortem, left } = read([
      '# Slow',
      '',
      '## Timeline',
      '',
      '- 2021-06-09 13:15 First alert fires: latency of search',
      '- 2021-06-09 13:30 Somebody looks',
      '- 2021-06-09 13:46 Incident resolved',
    ]);
    expect(incident?.times).toEqual({ resolved: '2021-06-09T13:46:00Z' });
    expect(postmortem.timeline?.map(({ kind }) => kind)).toEqual([
      'detected',
      'note',
      'resolved',
    ]);
    expect(left).toContainEqual({
      line: 5,
      what: 'time.detected',
      text: 'First alert fires: latency of search',
      why: 'The words of this entry suggest it; the entry is marked so, and no time of the incident was taken from it.',
      message: { code: 'markedOnly', values: {} },
    });
    expect(told(left)).toContain('7 time.resolved');
  });

  it('are those that the document names; an entry that is marked as one is said beside them', () => {
    const { incident, left } = read([
      '# Slow',
      '',
      '- **Detected**: 2021-06-09 13:10',
      '',
      '## Timeline',
      '',
      '- 2021-06-09 13:15 Issue detected',
      '- 2021-06-09 13:30 Somebody looks',
    ]);
    expect(incident?.times).toEqual({ detected: '2021-06-09T13:10:00Z' });
    expect(told(left)).toContain('7 time.detected');
  });

  it('are in the zone that the document states, else in the one that came with it, and that is said', () => {
    const lines = ['# Slow', '', '- **Detected**: 2021-06-09 13:15'];
    const given = read(lines, { zone: 'Europe/Berlin' });
    expect(given.incident?.times?.detected).toBe('2021-06-09T11:15:00Z');
    expect(told(given.left)).toContain('null zone');
    const stated = read([...lines, '', 'All times in PDT'], {
      zone: 'Europe/Berlin',
    });
    expect(stated.incident?.times?.detected).toBe('2021-06-09T20:15:00Z');
    expect(told(stated.recognised)).toContain('5 zone');
  });

  it.each([
    ['Europe/Berlin', '2021-06-09T11:15:00Z'],
    ['Etc/GMT+5', '2021-06-09T18:15:00Z'],
    ['+02:00', '2021-06-09T11:15:00Z'],
    ['UTC-3', '2021-06-09T16:15:00Z'],
    ['utc', '2021-06-09T13:15:00Z'],
  ])('are read in the zone %s of the request', (zone, at) => {
    const { incident, looksWrong } = read(
      ['# Slow', '', '- **Detected**: 2021-06-09 13:15'],
      { zone },
    );
    expect(incident?.times?.detected).toBe(at);
    expect(looksWrong).toEqual([]);
  });

  it('are read in UTC when the request names a zone that is none, and that is said', () => {
    const { incident, looksWrong } = read(
      ['# Slow', '', '- **Detected**: 2021-06-09 13:15'],
      { zone: 'Middle/Earth' },
    );
    expect(incident?.times?.detected).toBe('2021-06-09T13:15:00Z');
    expect(told(looksWrong)).toEqual(['null zone']);
  });

  it('say when the name of the zone does not fit the season', () => {
    const { left, postmortem } = read([
      '# Slow',
      '',
      'All times in PST',
      '',
      '## Timeline',
      '',
      '- 2017-09-27 13:06 deployed',
    ]);
    expect(postmortem.timeline?.[0].at).toBe('2017-09-27T21:06:00Z');
    expect(left.find(remark => remark.what === 'zone')?.why).toContain(
      'taken literally',
    );
  });
});

describe('stated durations', () => {
  it('are kept as stated, and it is said when the times contradict them', () => {
    const { incident, looksWrong } = read([
      '# Slow',
      '',
      '- **Key events**',
      '  - Detected 2021-06-09 13:00',
      '  - Repaired 2021-06-09 14:00',
      '',
      '- **Time to repair**: 0h 45m',
      '- **Time to resolve**: 7h (during support hours)',
      '- **Time to detect**: ?',
    ]);
    expect(incident?.stated).toEqual({
      timeToRestore: 'PT0H45M',
      timeToResolve: 'PT7H',
    });
    expect(incident?.statedQualifiers).toEqual({
      timeToResolve: '(during support hours)',
    });
    expect(told(looksWrong)).toEqual([
      '7 stated.timeToRestore',
      '9 stated.timeToDetect',
    ]);
  });
});
