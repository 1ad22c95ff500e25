import { useRef } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useNavigate } from 'react-router-dom';
import { postmortemsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { newIdempotencyKey } from '../editing/newIdempotencyKey';
import { postmortemRouteRef } from '../routes';

/** Opens a draft about an incident and goes there. */
export function useNewPostmortem(): {
  readonly open: (incidentKey: string) => Promise<void>;
  readonly isPending: boolean;
  readonly error: Error | null;
} {
  const write = useReliabilityWrite(postmortemsContract.createPostmortem);
  const link = useRouteRef(postmortemRouteRef);
  const navigate = useNavigate();
  // One key for each incident: pressing twice opens one draft.
  const keys = useRef(new Map<string, string>());
  return {
    isPending: write.isPending,
    error: write.error,
    open: async incidentKey => {
      const key = keys.current.get(incidentKey) ?? newIdempotencyKey();
      keys.current.set(incidentKey, key);
      try {
        const postmortem = await write.mutateAsync({
          body: { incidents: [incidentKey] },
          idempotencyKey: key,
        });
        const href = link?.({ key: postmortem.key });
        if (href) navigate(href);
      } catch {
        // Shown beside the button.
      }
    },
  };
}
