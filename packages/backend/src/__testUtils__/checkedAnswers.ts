import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * Has the plugin check every answer against its contract, as its own tests do. The package does not export the service, which nobody
 * replaces but this suite's tests; a back end finds it by its id.
 */
export const checkedAnswers = createServiceFactory({
  service: createServiceRef<{ readonly areOn: boolean }>({
    id: 'reliability.answerChecks',
  }),
  deps: {},
  factory: () => ({ areOn: true }),
});
