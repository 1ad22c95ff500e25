/** The words of the question whether a change caused an incident. */
export const causeMessages = {
  title: 'Was this caused by a change?',
  noProposal:
    'No deployment suggests itself. If one was behind it, choose it; if none was, say so.',
  nobodySaid: 'Nobody has said yet whether a change caused it.',
  deployed: 'finished {{duration}} before the incident began',
  deployedAfter: 'finished {{duration}} after the incident began',
  impossible:
    'It began only after the incident and cannot have caused it: figures leave it out.',
  toEnvironment: 'to {{environment}}',
  because: {
    lastSuccessfulBefore_one:
      'The last successful production deployment of {{entity}} in the {{count}} hour before it',
    lastSuccessfulBefore_other:
      'The last successful production deployment of {{entity}} in the {{count}} hours before it',
    said: 'Proposed',
  },
  confirm: 'Confirm',
  confirmOf: 'Confirm that {{name}} caused it',
  notThis: 'Not this one',
  notThisOf: 'Not this one: {{name}} did not cause it',
  notChange: 'Not caused by a change',
  choose: 'Choose another deployment',
  chooseOne: 'Choose a deployment',
  confirmed: 'Confirmed',
  notCaused: 'No change caused it',
  hiddenLinked: 'A change caused it that you cannot see.',
  takeBack: 'Take back',
  takeBackOf: 'Take back that {{name}} caused it',
  turnedDown: 'Turned down',
  lookAgain: 'Look at it again',
  lookAgainOf: 'Look at it again: {{name}}',
  notice: {
    confirmed: '{{name}} caused it.',
    withdrawn: '{{name}} did not cause it.',
    proposed: 'The question is open again.',
    notChangeCaused: 'No change caused it.',
  },
  stale:
    'Somebody else has said something meanwhile; this is how it stands now.',
  chooseTitle: 'Which deployment caused it?',
  chooseLead:
    'The latest of the affected entities before the incident are offered; search for others by what the release is called, or by key.',
  field: 'Deployment',
  fieldPlaceholder: 'Release, or a key such as DEP-12',
} as const;
