import { metricsMessages } from '../metrics';
import { reportMessages } from './messages';

describe('reportMessages', () => {
  it('never judge and never exclaim', () => {
    for (const text of Object.values(reportMessages)) {
      expect(text).not.toMatch(/improv|worse|better|\bgood\b|\bbad\b|!/i);
    }
  });

  it('take no name that a message of figures has', () => {
    const taken = new Set(Object.keys(metricsMessages));
    expect(Object.keys(reportMessages).filter(key => taken.has(key))).toEqual(
      [],
    );
  });

  it('have both plural forms where they have one', () => {
    const keys = Object.keys(reportMessages);
    const ones = keys.filter(key => key.endsWith('_one'));
    expect(keys).toEqual(
      expect.arrayContaining(ones.map(key => key.replace(/_one$/, '_other'))),
    );
  });
});
