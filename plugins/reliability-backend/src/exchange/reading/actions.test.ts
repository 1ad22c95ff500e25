import { dueIn, ownerIn, saysDone, statusIn } from './actionText';
import { titleOfAction } from './actionTitle';
import { definitionsIn } from './links';
import { readDocument } from './readDocument';
import { ticketsIn } from './tickets';

const definitions = definitionsIn([
  '[alerting]: https://git.example.com/acme/shop/issues/611',
  '[docs]: https://docs.example.com/alerting',
]);

function actionsOf(...lines: string[]) {
  return readDocument({
    content: ['# A report', '', '## Action items', '', ...lines].join('\n'),
    source: 'test',
    externalId: 'report.md',
    zone: 'UTC',
    entities: [],
  }).actionItems;
}

describe('the tickets of an action', () => {
  it.each([
    ['[Issue](https://git.example.com/acme/shop/issues/12)', 1],
    ['https://git.example.com/acme/shop/pull/12.', 1],
    ['<https://jira.example.com/browse/OPS-12>', 1],
    ['https://bugs.example.com/show_bug.cgi?id=12', 1],
    ['https://lab.example.com/a/b/-/merge_requests/4', 1],
    ['see [issue][alerting], which is [documented][docs]', 1],
    ['Ticket [#12](https://git.example.com/a/b/issues/12) (#12)', 1],
    ['(#412) and #413', 2],
    ['OPS-112 Add a test', 1],
    ['Write the runbook (OPS-113)', 1],
    ['Tracked in ticket OPS-7 with others', 1],
  ])('%s: %d', (text, count) => {
    expect(ticketsIn(text, definitions)).toHaveLength(count);
  });

  it.each([
    'Use UTF-8 and SHA-256 (RFC-3339)',
    'See https://git.example.com/acme/shop and https://docs.example.com/issues',
    'Follow https://git.example.com/acme/shop/blob/main/docs/METRICS.md',
    'The #1 reason, and colour #fff',
    'A PR exists',
  ])('%s: none', text => {
    expect(ticketsIn(text, definitions)).toEqual([]);
  });

  it('are whatever stands in their column', () => {
    expect(ticketsIn('4711', definitions, true)).toEqual([
      { id: '4711', url: null },
    ]);
  });
});

describe('an action that is done', () => {
  it.each([
    'Alert after two minutes. DONE in [PR 5](https://git.example.com/a/b/pull/5)',
    'Email everybody (DONE)',
    'Use metrics. _done in grafana_',
    'Patch both - done',
    'Fix it - this has already been done.',
    'Use a shared account\n- This has been done: team@example.com',
    'Pin it ✅',
    '~~Pin it~~',
  ])('says so: %s', text => {
    expect(saysDone(text)).toBe(true);
  });

  it.each([
    'Created a ticket to configure it',
    'Make sure that recovery is done by two people',
    'Should be fixed by the vendor',
    'Monitor it (monitoring done [in grafana](https://x.example.com))',
    'Disable the job until the issue is fixed',
    'Get it done',
    'Unresolved errors should abort',
  ])('does not say so: %s', text => {
    expect(saysDone(text)).toBe(false);
  });

  it.each([
    ['Done', 'done'],
    ['✅', 'done'],
    ['closed (2 May)', 'done'],
    ['In progress', 'inProgress'],
    ["won't fix", 'declined'],
    ['open', undefined],
    ['', undefined],
  ])('in a column of states "%s" is %s', (cell, status) => {
    expect(statusIn(cell)).toBe(status);
  });
});

describe('who and when', () => {
  it.each([
    ['Fail over. Owner: payments-team, due 2021-11-15', 'payments-team'],
    ['Talk about it (Robin call for meeting)', 'Robin'],
    ['Talk about it (Robin Doe will call)', 'Robin Doe'],
    ['Limit the rate (Search team, due 2022-04-20)', 'Search team'],
    ['Ask for a feed — @jdoe', 'jdoe'],
    ['Move it. Assigned to: group:default/search', 'group:default/search'],
  ])('%s: %s', (text, owner) => {
    expect(ownerIn(text)).toBe(owner);
  });

  it.each([
    'Secure artifacts (Docker images etc)',
    'Monitor it (particularly the expiry)',
    'Write to team@example.com',
    'Alert someone (issue created)',
    'Assign someone on Fridays',
  ])('%s: nobody', text => {
    expect(ownerIn(text)).toBeUndefined();
  });

  it.each([
    ['Do it, due 2021-11-15', '2021-11-15'],
    ['Do it by Nov 30, 2021', '2021-11-30'],
    ['Do it (ETA: 3. May 2022)', '2022-05-03'],
    ['Roll it out hall by hall (due 2026-12-20)', '2026-12-20'],
    ['Roll it out step by step, due 2026-12-20', '2026-12-20'],
    ['Sort rack by rack, row by row, by 20 December 2026', '2026-12-20'],
    ['Do it by Friday', undefined],
    ['Do it by the release of 2021-05-01', undefined],
    ['Go back to the version of 2021-05-01', undefined],
  ])('%s: due %s', (text, due) => {
    expect(dueIn(text)).toBe(due);
  });
});

describe('the title of an action', () => {
  it.each([
    [
      '**Make a plan for scaling**: this is under way',
      'Make a plan for scaling',
    ],
    [
      'Keep a mirror [Issue](https://git.example.com/a/b/issues/5)',
      'Keep a mirror',
    ],
    [
      'Keep a mirror ([link to issue](https://git.example.com/a/b/issues/5)).',
      'Keep a mirror.',
    ],
    [
      'Keep a mirror. DONE in [PR 5](https://git.example.com/a/b/pull/5)',
      'Keep a mirror',
    ],
    [
      'Created a [ticket](https://git.example.com/a/b/issues/5) to keep a mirror',
      'Created a ticket to keep a mirror',
    ],
    ['Fix a major issue.', 'Fix a major issue.'],
    [
      'Fail over automatically. Owner: web, due 2021-11-15',
      'Fail over automatically',
    ],
    ['Roll it out hall by hall (due 2026-12-20)', 'Roll it out hall by hall'],
    ['Roll it out step by step, due 2026-12-20', 'Roll it out step by step'],
    [
      '[Keep a mirror of everything](https://git.example.com/a/b/issues/5)',
      'Keep a mirror of everything',
    ],
    ['[#12](https://git.example.com/a/b/issues/12)', '#12'],
  ])('of %s is "%s"', (lead, title) => {
    expect(titleOfAction(lead, definitions)).toBe(title);
  });

  it('is cut at 300 characters, and the description has all of it', () => {
    const words = `Do ${'this and that '.repeat(40)}now`;
    const [item] = actionsOf(`- ${words}`);
    expect(item.title).toHaveLength(300);
    expect(item.title.endsWith('…')).toBe(true);
    expect(item.description).toBe(words);
  });
});

describe('action items of a document', () => {
  it('are told apart from groups of them, from detail below them and from prose between them', () => {
    const items = actionsOf(
      'These are what we agreed on.',
      '',
      '### Process improvements',
      '',
      '1. Write a guide',
      '   - See https://git.example.com/a/b/issues/7',
      '2. {{ summary }} [link to issue]',
      '',
      'The cause of these was told above.',
      '',
      '### What went wrong',
      '',
      '- Nobody knew the guide',
    );
    expect(items).toEqual([
      expect.objectContaining({
        title: 'Write a guide',
        itemType: 'process',
        group: 'Process improvements',
        status: 'candidate',
        trackerUrl: 'https://git.example.com/a/b/issues/7',
      }),
    ]);
  });

  it('are paragraphs where there is no list, if they ask for something', () => {
    const items = actionsOf(
      'Limit the memory of builds.',
      '',
      'The outage seemed to come from a node.',
    );
    expect(items.map(item => item.title)).toEqual([
      'Limit the memory of builds.',
    ]);
  });

  it.each(['- N/A', 'None.', '- _none_', 'No action items required.', '-'])(
    '"%s" is none',
    text => {
      expect(actionsOf(text)).toEqual([]);
    },
  );

  it('keep their identity when one is added before them or their status changes, and tell equal ones apart', () => {
    const ids = (items: ReturnType<typeof actionsOf>) =>
      new Map(items.map(item => [item.title, item.externalId]));
    const before = ids(actionsOf('- Label the cables', '- Label the racks'));
    const after = ids(
      actionsOf(
        '- [x] Something else',
        '- Label the cables (done)',
        '- Label the racks',
      ),
    );
    expect(after.get('Label the cables')).toBe(before.get('Label the cables'));
    expect(after.get('Label the racks')).toBe(before.get('Label the racks'));
    const twice = actionsOf('- Same', '- Same').map(item => item.externalId);
    expect(new Set(twice).size).toBe(2);
  });

  it('have an owner only where a group or user of the catalog is named', () => {
    const [named, guessed] = actionsOf(
      '- Do this. Owner: group:default/Web',
      '- Do that. Owner: the web people',
    );
    expect(named).toMatchObject({
      owner: 'group:default/web',
      ownerText: 'group:default/Web',
    });
    expect(guessed).not.toHaveProperty('owner');
    expect(guessed).toMatchObject({ ownerText: 'the web people' });
  });
});
