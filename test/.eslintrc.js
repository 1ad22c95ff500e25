const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');

/** What is here is no package of the portal: it runs in Node, is published nowhere, and looks into what packages do not export. */
module.exports = createConfigForRole(__dirname, 'node-library', {
  rules: { '@backstage/no-relative-monorepo-imports': 'off' },
});
