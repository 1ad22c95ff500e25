import { IncidentSource } from '@afterword/plugin-reliability-node';
import { IncidentSources } from './IncidentSources';

const aSource = (name: string): IncidentSource => ({
  name,
  authenticate: () => false,
  read: () => [],
});

describe('Sources of incidents', () => {
  it('are found by their names', () => {
    const sources = new IncidentSources();
    sources.add(aSource('pager'));
    sources.add(aSource('alerts-2'));
    expect(sources.get('pager')?.name).toBe('pager');
    expect(sources.get('unknown')).toBeUndefined();
    expect(sources.names()).toEqual(['alerts-2', 'pager']);
  });

  it('cannot share a name', () => {
    const sources = new IncidentSources();
    sources.add(aSource('pager'));
    expect(() => sources.add(aSource('pager'))).toThrow(
      "There are two sources named 'pager'",
    );
  });

  it.each(['document', '', 'Pager', 'a/b', 'a b', 'x'.repeat(101)])(
    'cannot be named %j',
    name => {
      expect(() => new IncidentSources().add(aSource(name))).toThrow(
        /cannot be named/,
      );
    },
  );
});
