const DAY = 86_400_000;

/** A series that reviews the framework of the organisation once a year, next in a month. */
export const aFrameworkSeries = {
  title: 'Our framework',
  kind: 'framework',
  scope: 'organisation',
  rhythm: {
    repeats: 'yearly',
    first: new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10),
    time: '10:00',
    zone: 'UTC',
  },
  length: 60,
  pool: [{ ref: 'user:default/owner' }],
};
