import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  ReliabilityClient,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';

/** Where every page of ours gets its answers from; a portal may put another in its place. */
export const reliabilityApi = ApiBlueprint.make({
  params: define =>
    define({
      api: reliabilityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: services => new ReliabilityClient(services),
    }),
});
