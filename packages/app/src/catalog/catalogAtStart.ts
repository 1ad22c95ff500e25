import catalogPlugin from '@backstage/plugin-catalog/alpha';

/** The catalog plugin with its list of entities as the portal's start page. */
export const catalogAtStart = catalogPlugin.withOverrides({
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory: (original, { config }) =>
        original({ config: { ...config, path: '/' } }),
    }),
  ],
});
