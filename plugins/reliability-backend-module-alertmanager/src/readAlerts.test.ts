import { defaultAlertMapping, readAlerts } from './readAlerts';

const anAlert = (over: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'HighErrorRate', severity: 'critical' },
  annotations: { summary: 'Errors above 5 %' },
  startsAt: '2026-11-01T10:00:00.123Z',
  endsAt: '0001-01-01T00:00:00Z',
  fingerprint: 'abc123',
  ...over,
});
const read = (...alerts: object[]) =>
  readAlerts(
    Buffer.from(JSON.stringify({ version: '4', alerts })),
    defaultAlertMapping,
  );

describe('readAlerts', () => {
  it('makes one incident of each alert, that tells since when it fires', () => {
    expect(read(anAlert())).toEqual([
      {
        externalId: 'abc123/2026-11-01T10:00:00.123Z',
        title: 'Errors above 5 %',
        severity: 'sev2',
        summary: '',
        url: undefined,
        entities: [],
        dimensions: {},
        times: { detected: '2026-11-01T10:00:00.123Z' },
        asOf: '2026-11-01T10:00:00.123Z',
        spell: { name: 'abc123', from: '2026-11-01T10:00:00.123Z' },
      },
    ]);
  });

  it('takes the end of a resolved alert for the end of impact, and ignores that of a firing one', () => {
    const [incident] = read(
      anAlert({ status: 'resolved', endsAt: '2026-11-01T10:30:00Z' }),
    );
    expect(incident.times).toEqual({
      detected: '2026-11-01T10:00:00.123Z',
      mitigated: '2026-11-01T10:30:00Z',
      resolved: '2026-11-01T10:30:00Z',
    });
    expect(incident.spell).toEqual({
      name: 'abc123',
      from: '2026-11-01T10:00:00.123Z',
      until: '2026-11-01T10:30:00Z',
    });
  });

  it.each(['constructor', 'toString', '__proto__', 'unheard of'])(
    'takes the severity %s, which nobody has mapped, for none',
    severity => {
      const labels = JSON.parse(`{"severity":"${severity}"}`);
      const [incident] = read(anAlert({ labels }));
      expect(incident.severity).toBeUndefined();
    },
  );

  it('cuts what is too long without tearing a character apart', () => {
    const annotations = {
      summary: `${'x'.repeat(299)}😀`,
      description: 'y'.repeat(30_000),
    };
    const [incident] = read(anAlert({ annotations }));
    expect(incident.title).toBe('x'.repeat(299));
    expect(incident.summary).toHaveLength(20_000);
  });

  it.each([
    [{ component: 'checkout-api' }, ['component:default/checkout-api']],
    [{ backstage_entity: 'api:shop/orders' }, ['api:shop/orders']],
    [{ entity: ' ', service: 'basket' }, ['component:default/basket']],
    [{}, []],
  ])('reads the entity from the labels %j', (labels, entities) => {
    expect(read(anAlert({ labels }))[0].entities).toEqual(entities);
  });

  it.each(['nonsense', '{}', '{"version":"3","alerts":[]}', '[]'])(
    'refuses %s in words',
    body => {
      expect(() => readAlerts(Buffer.from(body), defaultAlertMapping)).toThrow(
        /^The body is not/,
      );
    },
  );

  it.each(['labels', 'annotations'])(
    'names no %s of what it refuses, which are the words of others',
    part => {
      const alert = anAlert({ [part]: { zanzibar: 7 } });
      expect(() => read(alert)).toThrow(
        /^The body is not an Alertmanager webhook: alerts\.0\.\w+ (?!.*zanzibar)/,
      );
    },
  );

  it('writes a dimension on one line', () => {
    const [incident] = read(anAlert({ labels: { region: ' eu\n west ' } }));
    expect(incident.dimensions).toEqual({ region: 'eu west' });
  });
});
