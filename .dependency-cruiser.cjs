// @ts-check
/**
 * The house rules that a compiler cannot see (docs/architecture.md): three floors, the same rooms on each, imports only downwards.
 * A slice may use those before it in this list, never those after it; what must travel the other way goes through the outbox or
 * through a port that `plugin.ts` wires.
 */
const slices = [
  'processes',
  'coach',
  'failureModes',
  'incidents',
  'deployments',
  'actionItems',
  'postmortems',
  'learnings',
  'metrics',
  'changes',
  'reports',
  'reviews',
  'practice',
  'feeds',
  'intake',
  'exchange',
  'actions',
];

/** On the floor below the screens: rules and SQL. */
const layeredFloors = [
  'plugins/reliability-common/src',
  'plugins/reliability-backend/src',
];

const onlyDownwards = layeredFloors.flatMap(floor =>
  slices.map((slice, index) => ({
    name: `${slice}-uses-only-slices-before-it`,
    comment: `${floor}/${slice} must not import a slice after it in the list of .dependency-cruiser.cjs`,
    severity: 'error',
    from: { path: `^${floor}/${slice}/` },
    to: { path: `^${floor}/(${slices.slice(index + 1).join('|') || '-'})/` },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyDownwards,
    {
      name: 'common-is-pure',
      comment: 'Floor 1 knows no I/O, no React and no SQL',
      severity: 'error',
      from: {
        path: '^plugins/reliability-common/src',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^(fs|http|https|net|path|child_process|react|knex|express|@backstage/(backend|core|frontend).*)$|node_modules/(react|knex|express|@backstage/(backend|core|frontend)[^/]*)/',
      },
    },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^plugins/reliability-backend/src/platform/' },
      to: {
        path: `^plugins/reliability-backend/src/(${slices.join('|')})/`,
      },
    },
    {
      name: 'floors-do-not-look-up',
      comment: 'Back end and front end meet in common only',
      severity: 'error',
      from: { path: '^plugins/reliability-(common|node|backend)' },
      to: { path: '^plugins/reliability(-react)?/' },
    },
    {
      name: 'front-end-knows-no-back-end',
      severity: 'error',
      from: { path: '^(plugins/reliability(-react)?|packages/app)/' },
      to: { path: '^plugins/reliability-(backend|node)' },
    },
    {
      name: 'charts-load-late',
      comment:
        'recharts is in the chunk of TrendPlot, which is fetched with the first chart',
      severity: 'error',
      from: { pathNot: '/charts/TrendLines\\.tsx$|node_modules/' },
      to: { path: 'node_modules/recharts/' },
    },
    {
      name: 'trend-plot-is-imported-late',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '/charts/TrendPlot\\.tsx$', dynamic: false },
    },
    {
      name: 'sql-stays-in-stores',
      comment:
        'Only platform, stores, their filters and rows touch columns, dialects and keysets',
      severity: 'error',
      from: {
        path: '^plugins/reliability-backend/src/(?!platform/|__testUtils__/)',
        pathNot: '(Store|Filters|Row)\\.ts$|\\.test\\.ts$',
      },
      to: { path: 'platform/database/(keyset|dialect|columns)' },
    },
    {
      name: 'planted-links-know-no-matcher',
      comment:
        'Who should hear a learning is decided before anybody looks for them; types alone are shared',
      severity: 'error',
      from: { path: '/testing/whoShouldHear/plantLinks\\.ts$' },
      to: { path: '/learnings/' },
    },
    {
      name: 'relations-are-known-before',
      comment:
        'What is related, and what is held out, is decided before anybody looks for it',
      severity: 'error',
      from: {
        path: '/testing/whatIsRelated/(plantIncidents|statusPage|heldOut|plainText)\\.ts$',
      },
      to: { path: '/learnings/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?$|/__testUtils__/|/testing/)' },
      to: { path: '(\\.test\\.tsx?$|/__testUtils__/|/src/testing/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|/dist/|dist-types)' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
