import type { StatedLength } from './statedDurations';
import { markOf, markRows } from './timelineMarks';

const MINUTE = 60_000;

function rows(...entries: [minute: number, text: string][]) {
  return entries.map(([minute, text]) => ({
    millis: minute * MINUTE,
    exact: true,
    text,
  }));
}

function stated(kind: StatedLength['kind'], minutes: number): StatedLength {
  return {
    kind,
    iso: `PT${minutes}M`,
    millis: minutes * MINUTE,
    qualifier: '',
    line: 1,
    text: '',
  };
}

const told = (marks: ReturnType<typeof markRows>) =>
  marks.map(mark =>
    mark === undefined ? '-' : `${mark.kind} ${mark.grounds}`,
  );

describe('the words of an entry', () => {
  it.each([
    ['Incident resolved', 'resolved', 'plain'],
    ['Fix in place (resolved).', 'resolved', 'plain'],
    ['All systems verified operational', 'resolved', 'plain'],
    ['OUTAGE ENDS, all traffic back', 'mitigated', 'plain'],
    ['Issue mitigated by hand', 'mitigated', 'plain'],
    ['Service is restored', 'mitigated', 'plain'],
    ['Incident declared as SEV-2', 'declared', 'plain'],
    ['On-call engineer acknowledges the page', 'acknowledged', 'plain'],
    ['Issue detected and verified', 'detected', 'plain'],
    ['We became aware of it', 'detected', 'plain'],
    ['Start of incident. A deploy goes out', 'impactStarted', 'plain'],
    ['Alert fires: latency', 'detected', 'hint'],
    ['Node starts reporting errors', 'impactStarted', 'hint'],
    ['Launches returned to normal', 'mitigated', 'hint'],
  ])('"%s" mark %s (%s)', (text, kind, grounds) => {
    expect(markOf(text)).toEqual({ kind, grounds });
  });

  it.each([
    'The incident is not resolved',
    'Tried whether the issue is resolved',
    'We believe the issue to be resolved',
    'Deploy 88 goes out',
    'Investigation goes on',
    '',
  ])('"%s" mark nothing', text => {
    expect(markOf(text)).toBeUndefined();
  });
});

describe('rows', () => {
  it('are marked by stated lengths that fit in one way only', () => {
    const marks = markRows(
      rows(
        [0, 'Pipeline run'],
        [20, 'Culprit applied'],
        [28, 'Somebody asks'],
        [45, 'Target groups attached again'],
        [70, 'Report written'],
      ),
      [stated('timeToDetect', 8), stated('timeToRestore', 25)],
    );
    expect(told(marks)).toEqual([
      '-',
      'impactStarted fits',
      'detected fits',
      'mitigated fits',
      '-',
    ]);
  });

  it('are not marked by lengths that fit in two ways', () => {
    const marks = markRows(rows([0, 'a'], [10, 'b'], [20, 'c'], [30, 'd']), [
      stated('timeToRestore', 10),
    ]);
    expect(told(marks)).toEqual(['-', '-', '-', '-']);
  });

  it('support no length when they are not exact', () => {
    const [first, second] = rows([0, 'a'], [10, 'b']);
    const marks = markRows(
      [first, { ...second, exact: false }],
      [stated('timeToRestore', 10)],
    );
    expect(told(marks)).toEqual(['-', '-']);
  });

  it('only suggest an end that trouble follows, or that stands early', () => {
    const marks = markRows(
      rows(
        [0, 'Problem starts'],
        [10, 'Deleted the pods, issue resolved'],
        [70, 'Launches fail again'],
        [90, 'Banned the repository'],
        [95, 'Reviewed'],
      ),
      [],
    );
    expect(told(marks)).toEqual([
      'impactStarted plain',
      'resolved hint',
      '-',
      '-',
      '-',
    ]);
  });

  it('only suggest when two say the same outright', () => {
    const marks = markRows(
      rows([0, 'x'], [10, 'Incident resolved'], [20, 'Incident resolved']),
      [],
    );
    expect(told(marks)).toEqual(['-', 'resolved hint', 'resolved hint']);
  });
});
