import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { demandNoDemoToken } from './demandNoDemoToken';

const DEMO = 'demo-alertmanager-token';
const demandWith = (tokens: string[], environment: string, demo = {}) =>
  demandNoDemoToken(
    mockServices.rootConfig({
      data: { demo, reliability: { alertmanager: { tokens } } },
    }),
    environment,
  );
const configuration = (file: string) =>
  readFileSync(join(__dirname, '../../../..', file), 'utf8');

describe("The demo's token for alerts", () => {
  it('keeps the back end from starting in production', () => {
    expect(() => demandWith(['own', DEMO], 'production')).toThrow(
      /does not run with it in production/,
    );
    expect(() => demandWith(['own'], 'production')).not.toThrow();
    expect(() => demandWith([], 'production')).not.toThrow();
  });

  it('is for development, and for a portal that holds nothing but demo data', () => {
    expect(() => demandWith([DEMO], 'development')).not.toThrow();
    expect(() =>
      demandWith([DEMO], 'production', {
        dangerouslyAllowOutsideDevelopment: true,
      }),
    ).not.toThrow();
  });

  it('is that of the demo portal, and taken away by the configuration for production', () => {
    expect(configuration('app-config.yaml')).toContain(`:-${DEMO}}`);
    const production = configuration('app-config.production.yaml');
    expect(production).not.toContain(DEMO);
    expect(production).toMatch(/alertmanager:\n +tokens: \[\]/);
  });
});
