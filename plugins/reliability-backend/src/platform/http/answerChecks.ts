import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/** Whether answers are checked against their contracts. */
export interface AnswerChecks {
  readonly areOn: boolean;
}

/**
 * Whether every answer is checked against its contract before it is sent, so that one which it does not describe is an error. Our own
 * tests replace this; whoever runs the plugin, in tests of theirs too, gets what production gives.
 */
export const answerChecksRef = createServiceRef<AnswerChecks>({
  id: 'reliability.answerChecks',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ areOn: false }),
    }),
});
