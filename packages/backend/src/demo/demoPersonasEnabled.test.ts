import { mockServices } from '@backstage/backend-test-utils';
import { demoPersonasEnabled } from './demoPersonasEnabled';

const auth = { providers: { demo: {} } };

const enabledWith = (demo: object | undefined, environment: string) =>
  demoPersonasEnabled(
    mockServices.rootConfig({ data: { auth, ...(demo && { demo }) } }),
    environment,
  );

describe('demoPersonasEnabled', () => {
  it('is false without configuration, in production too', () => {
    expect(enabledWith(undefined, 'production')).toBe(false);
    expect(enabledWith({ personas: false }, 'production')).toBe(false);
  });

  it('is true in development when the switch is on', () => {
    expect(enabledWith({ personas: true }, 'development')).toBe(true);
  });

  it('refuses to run in production', () => {
    expect(() => enabledWith({ personas: true }, 'production')).toThrow(
      /does not run in production/,
    );
  });

  it('runs in production when that is allowed explicitly', () => {
    expect(
      enabledWith(
        { personas: true, dangerouslyAllowOutsideDevelopment: true },
        'production',
      ),
    ).toBe(true);
  });

  it('says which setting is missing when the sign-in would have no route', () => {
    const config = mockServices.rootConfig({
      data: { demo: { personas: true } },
    });
    expect(() => demoPersonasEnabled(config, 'development')).toThrow(
      /auth\.providers\.demo/,
    );
  });
});
