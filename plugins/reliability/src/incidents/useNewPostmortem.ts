import { useRef } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useLocation, useNavigate } from 'react-router-dom';
import { postmortemsContract } from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { newIdempotencyKey } from '../editing/newIdempotencyKey';
import { postmortemRouteRef } from '../routes';

/** With the address of what somebody has just opened: what they pressed is gone, so the keyboard goes to its heading. */
const justOpened = { isJustOpened: true };

/** Whether somebody has just opened what the page at hand is about. */
export function useIsJustOpened(): boolean {
  const state: unknown = useLocation().state;
  return typeof state === 'object' && state !== null && 'isJustOpened' in state;
}

/** What a draft begins with. */
export interface NewPostmortem {
  readonly title?: string;
  /** Keys. */
  readonly incidents: string[];
}

/** Opens a draft, about incidents or with a title only, and goes there. */
export function useNewPostmortem(): {
  readonly open: (about: NewPostmortem) => Promise<void>;
  readonly isPending: boolean;
  readonly error: Error | null;
} {
  const write = useReliabilityWrite(postmortemsContract.createPostmortem);
  const link = useRouteRef(postmortemRouteRef);
  const navigate = useNavigate();
  // One key for each wish: pressing twice opens one draft.
  const keys = useRef(new Map<string, string>());
  return {
    isPending: write.isPending,
    error: write.error,
    open: async about => {
      const wish = JSON.stringify(about);
      const key = keys.current.get(wish) ?? newIdempotencyKey();
      keys.current.set(wish, key);
      try {
        const postmortem = await write.mutateAsync({
          body: about,
          idempotencyKey: key,
        });
        const href = link?.({ key: postmortem.key });
        if (href) navigate(href, { state: justOpened });
      } catch {
        // Shown beside the button.
      }
    },
  };
}
