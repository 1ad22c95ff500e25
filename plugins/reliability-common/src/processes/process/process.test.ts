import type { Process } from './model';
import { fitsAny, processFor } from './rules';

const aProcess = (name: string, over: Partial<Process> = {}): Process => ({
  name,
  kinds: [],
  severities: [],
  gates: {},
  ...over,
});
const severe = aProcess('Severe', {
  kinds: ['incident'],
  severities: ['sev1', 'sev2'],
});
const drills = aProcess('Drills', { kinds: ['drill'] });
const rest = aProcess('All others');
const incident = (kind: string, severity: string | null = null) => ({
  kind,
  severity,
});

describe('the process of a postmortem', () => {
  const nameOf = (
    processes: readonly Process[],
    ...incidents: Parameters<typeof processFor>[1]
  ) => processFor(processes, incidents)?.name;

  it('is the first that fits one of its incidents in all that it asks for', () => {
    const all = [severe, drills, rest];
    expect(nameOf(all, incident('incident', 'sev2'))).toBe('Severe');
    expect(nameOf(all, incident('drill'), incident('incident', 'sev1'))).toBe(
      'Severe',
    );
    expect(nameOf(all, incident('drill', 'sev1'))).toBe('Drills');
    expect(nameOf([rest, severe], incident('incident', 'sev1'))).toBe(
      'All others',
    );
  });

  it('takes no kind from one incident and the severity from another', () => {
    expect(
      nameOf([severe], incident('drill', 'sev1'), incident('incident', 'sev3')),
    ).toBeUndefined();
  });

  it('is one that asks for nothing, where nothing is known of what it is about', () => {
    expect(nameOf([severe, drills, rest])).toBe('All others');
    expect(nameOf([severe, rest], incident('incident'))).toBe('All others');
    expect(nameOf([severe])).toBeUndefined();
  });

  it('is another only where those before it ask for something', () => {
    expect([rest, severe, drills].map(fitsAny)).toEqual([true, false, false]);
    expect(fitsAny(aProcess('Sev-1', { severities: ['sev1'] }))).toBe(false);
  });
});
