/** The words of processes. */
export const processMessages = {
  title: 'Processes',
  why: 'How strict the gates are before a postmortem is published, by what it is about. The first process that fits is the one to go by.',
  failed: 'The processes could not be loaded',
  about: 'About: {{what}}',
  anything: 'anything',
  required: 'Required: {{gates}}',
  overridable: 'Can be overridden with a reason: {{gates}}',
  advised: 'Advised: {{gates}}',
  off: 'Not asked: {{gates}}',
  rest: 'All others',
  all: 'All postmortems',
  restSaid:
    'All gates are required, but for the one that the facilitator has acknowledged the charter.',
  charter: {
    required: 'That one is required, too.',
    overridable: 'That one can be overridden with a reason.',
    advised: 'That one is advised.',
    off: 'That one is not asked.',
  },
  inherits:
    'Gates of which a process says nothing are as strict as for all others.',
} as const;
