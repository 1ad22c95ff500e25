import { FailureModeScript, stage } from './FailureModeScript';

/** Many that ask for the same thing at the moment when nobody has it. */
export const cacheStampede: FailureModeScript = {
  failureMode: 'cache-stampede',
  weight: 7,
  incidentTypes: ['degradation', 'outage'],
  triggers: ['traffic', 'deployment', 'schedule', 'config-change'],
  typicalMinutes: 33,
  stages: [
    stage('cart', 'resource:cart-cache'),
    stage('product-catalogue', 'resource:products-db'),
    stage('pricing', 'component:product-catalogue'),
    stage('search', 'resource:product-index'),
    stage('storefront-web', 'component:product-catalogue'),
    stage('feature-flags', 'the store behind the flags'),
    stage('shipping-rates', 'the largest carrier'),
    stage('mobile-gateway', 'component:product-catalogue'),
    stage('identity', 'resource:accounts-db'),
  ],
  titles: [
    'Empty cache of {service} overran {dependency}',
    'All entries of {service}’s cache ended at once',
    '{dependency} overrun after a cache restart',
    'Cold start of {service} slowed {doing}',
    '{service} lost its cache in {region}',
  ],
  summary: [
    [
      'The cache of {service} was emptied, and all requests went to {dependency} at the same time.',
      'Entries that were filled together ended together: {service} asked {dependency} for everything at once.',
      'After a restart {service} began with an empty cache while many were asking.',
    ],
    [
      '{Doing} took up to {slow} for {duration}.',
      '{Pct} of requests failed.',
      '{Service} recovered once its cache was filled by a single worker.',
    ],
  ],
  whatHappened: [
    [
      'At {clock} UTC on {weekday} the cache of {service} was restarted for a security update. A restart empties it, which had not mattered before at that hour.',
      'The price list was published at {clock} UTC, which invalidates all that {service} has cached. Usually that happens at a quieter time.',
      'All entries of the cache had been filled within the same minute after a deployment, and had the same lifetime. At {clock} UTC they ended within the same minute, too.',
    ],
    [
      'Each of {thousands} requests a minute found nothing and asked {dependency}, most of them for the same {tens} things. {Dependency} usually sees a twentieth of that.',
      '{Service} fills the cache once it has an answer. While the first answer was on its way, {hundreds} more requests asked for the same entry.',
      '{Dependency} slowed down to {slow}, and so the cache filled more slowly, and so more requests went through. A cache that holds nothing is a multiplier.',
    ],
    [
      'Entries that did arrive were the rare ones. The popular ones, of which everybody needed one, timed out most often.',
      'The hit rate went from 97 % to {few} % and stayed there. At that rate {dependency} would have needed {tens} times its size.',
      'It took a while to be believed, since the graph of the cache showed a healthy, idle server.',
    ],
  ],
  why: [
    [
      'The cache was introduced to make {service} faster. Over the years it has become what lets {dependency} survive, and nobody noticed when one turned into the other.',
      'A lifetime is the same number for all entries. What is filled at the same time ends at the same time.',
      'Nothing keeps two requests from asking for the same entry at once. With a warm cache that hardly ever happens, so it was never seen.',
    ],
    [
      'Load tests begin with a warm cache, because the first minutes “would distort the result”. They were the result.',
      'Emptying the cache is described as harmless in the runbook. At night, when it was tried, it is.',
      'How much {dependency} can take without a cache in front of it is not known to anybody.',
    ],
  ],
  containment: [
    'Requests were held at nine in ten for two minutes, so that the cache could fill.',
    'Yesterday’s answers were served where they existed, with a note of their age.',
    'All but one instance of {service} were told to wait for the cache instead of asking {dependency}.',
  ],
  recovery: [
    'A script asked for the {hundreds} most popular entries, one after the other. After it had ended, traffic was let in again.',
    'The hit rate climbed from {few} % to 90 % within six minutes once the crowd was held back.',
    'The old cache server was still running and was put back in front, with what it had.',
  ],
  governance: [
    'The cache belongs to {team} and its server to another team. The update was announced to the owners of servers.',
    'The runbook lists emptying the cache as a first step for many problems, without saying when not to.',
  ],
  wentWell: [
    'The script that fills the cache was written during the incident and was reviewed by a second person before it ran.',
    'Serving yesterday’s answers had been prepared for another reason and could be switched on.',
    'The update was stopped before it reached the second region.',
  ],
  learnings: [
    {
      statement:
        'A cache without which nothing works needs the care of a database.',
      helped:
        'Find out for each cache, by a drill, whether it makes us faster or keeps us up',
      appliesTo: 'Everything that reads through a cache',
    },
    {
      statement: 'A cold start is a crowd: all ask for the same at once.',
      helped:
        'Let one request fill an entry and all others wait for its answer',
      appliesTo: 'Caches in front of something slow',
    },
    {
      statement: 'Entries that are written together expire together.',
      helped: 'Scatter lifetimes by ten per cent at random',
      appliesTo: 'Caches that are filled by a job or after a restart',
    },
    {
      statement:
        'A load test that begins with a warm cache leaves out the minutes that hurt.',
      helped: 'Test the first five minutes after a start, with an empty cache',
    },
  ],
  before: [
    {
      text: 'A restart of the cache servers is planned for “a quiet moment”.',
      evidence: 'ticket',
      atText: 'the week before',
    },
    {
      text: '{Service} {version} is deployed; its cache fills within a minute.',
      evidence: 'deployment',
    },
  ],
  during: [
    { text: 'The hit rate falls from 97 % to {few} %.', evidence: 'metric' },
    {
      text: '{Dependency} answers in {slow}.',
      evidence: 'metric',
    },
    {
      text: 'More instances of {service} are started; {dependency} slows further.',
      evidence: 'change',
    },
    {
      text: 'The same {tens} entries are seen to be asked for again and again.',
      evidence: 'log',
    },
    {
      text: 'Traffic is held back at the gateway so that the cache can fill.',
      evidence: 'change',
    },
  ],
  ending: [
    'The hit rate is above 95 % again.',
    'The cache is warm and {doing} takes {fast} as usual.',
    'All traffic is let in; {dependency} stays calm.',
  ],
  factors: [
    {
      layer: 'technology',
      text: 'Many requests for one missing entry all go to {dependency}.',
      evidence: [
        {
          type: 'log',
          title: 'Queries of {dependency} in one second',
          excerpt: 'same key ×{hundreds}',
        },
      ],
    },
    {
      layer: 'technology',
      text: 'All entries have the same lifetime and end together.',
      evidence: [
        {
          type: 'metric',
          title: 'Entries by age',
          excerpt: '91 % within the same sixty seconds',
        },
        { type: 'change', title: 'Change that set the lifetime' },
      ],
    },
    {
      layer: 'technology',
      text: '{Dependency} can no longer carry the traffic of {service} without a cache.',
      evidence: [
        { type: 'metric', title: 'Traffic before and behind the cache' },
      ],
    },
    {
      layer: 'process',
      text: 'Load tests begin with a warm cache.',
      evidence: [{ type: 'runbook', title: 'How we test for the peak season' }],
    },
    {
      layer: 'process',
      text: 'The runbook calls emptying the cache harmless.',
      evidence: [{ type: 'runbook', title: 'Runbook of {service}' }],
    },
    {
      layer: 'people',
      text: 'An idle cache server looks healthy to whoever does not know that it should be busy.',
      evidence: [
        { type: 'dashboard', title: 'Cache server' },
        { type: 'interview', title: 'Notes from the debrief' },
      ],
    },
  ],
  actions: [
    {
      type: 'prevent',
      title: 'Let one request of {service} fetch a missing entry for all',
      description: 'The others wait for its answer, at most a second.',
      test: 'A thousand requests for one missing entry lead to a single call of {dependency}.',
    },
    {
      type: 'prevent',
      title: 'Scatter the lifetimes in {service}’s cache',
      description: 'By a tenth up or down.',
      test: 'After a cold start the hit rate has no dip one lifetime later.',
    },
    {
      type: 'recover',
      title: 'Fill the cache of {service} before it takes traffic',
      description: 'The script from the incident, made part of the start.',
      test: 'A new instance has a hit rate above 80 % with its first request.',
    },
    {
      type: 'detect',
      title: 'Alert on the hit rate of {service}',
      description: 'Below 85 % for a minute is worth a page by day and night.',
      test: 'Emptying the cache in the test environment raises the alert within two minutes.',
    },
    {
      type: 'process',
      title: 'Test cold starts of {service} before each peak season',
      description: 'Under the traffic of the busiest hour, cache emptied.',
      test: 'The result of the last test is on the page of {service} with its date.',
    },
    {
      type: 'process',
      title:
        'Say in the runbook of {service} when its cache must not be emptied',
      description: 'And what to do instead.',
      test: 'The page names hours, hit rate and the alternative; somebody from the rota has reviewed it.',
    },
    {
      type: 'contain',
      title: 'Serve an older answer when {dependency} is slow',
      description: 'Up to a day old, with its age in the response.',
      test: 'With {dependency} stalled {users} see yesterday’s answers, marked as such.',
    },
    {
      type: 'investigate',
      title: 'Measure what {dependency} can carry without a cache',
      description: 'So that the next decision rests on a number.',
      test: 'The number is written down, with the date and the method.',
    },
  ],
  nearMisses: [
    {
      title: 'The cache of {service} was nearly emptied at its busiest',
      what: 'Somebody followed the runbook of {service} for a small problem. Its second step empties the cache.',
      stoppedBy: 'A colleague who passed by asked about the time of day.',
      wouldHelp: 'A runbook that says when not to.',
    },
    {
      title: '{dependency} carried {service} without a cache for four minutes',
      what: 'A cache server in {region} restarted by itself. {Dependency} reached {tens} % of what it can carry.',
      stoppedBy: 'Half of the traffic goes to the other region.',
      wouldHelp: 'One request that fetches for all others.',
    },
  ],
};
