import { ConfigReader } from '@backstage/config';
import { defaultAlertMapping } from './readAlerts';
import { readMapping } from './readMapping';

const readFrom = (data: object) => readMapping(new ConfigReader({ ...data }));

describe('readMapping', () => {
  it('understands alerts as they are by default, but for what is configured', () => {
    expect(readMapping(undefined)).toEqual(defaultAlertMapping);
    expect(
      readFrom({ severities: { p1: 'sev1' }, dimensionLabels: ['site'] }),
    ).toEqual({
      ...defaultAlertMapping,
      severities: { ...defaultAlertMapping.severities, p1: 'sev1' },
      dimensionLabels: ['site'],
    });
  });

  it.each([
    [{ severities: { p1: 'urgent' } }, 'severities.p1'],
    [{ dimensionLabels: ['_site'] }, 'dimensionLabels'],
    [{ dimensionLabels: [...'abcdefghijklmnopqrstu'] }, 'dimensionLabels'],
  ])('refuses %j, which no incident could have', (data, place) => {
    expect(() => readFrom(data)).toThrow(`reliability.alertmanager.${place}`);
  });
});
