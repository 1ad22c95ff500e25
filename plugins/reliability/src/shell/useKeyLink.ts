import { useRouteRef } from '@backstage/frontend-plugin-api';
import { idInKey } from '@afterword/plugin-reliability-common';
import {
  actionItemRouteRef,
  incidentRouteRef,
  learningRouteRef,
  postmortemRouteRef,
  reviewRouteRef,
} from '../routes';

/** Where something is shown, by its key; nothing where it has no page. */
export function useKeyLink(): (key: string) => string | undefined {
  const links = {
    incident: useRouteRef(incidentRouteRef),
    postmortem: useRouteRef(postmortemRouteRef),
    learning: useRouteRef(learningRouteRef),
    actionItem: useRouteRef(actionItemRouteRef),
    review: useRouteRef(reviewRouteRef),
  };
  const kinds = Object.keys(links) as (keyof typeof links)[];
  return key => {
    const kind = kinds.find(each => idInKey(each, key) !== undefined);
    return kind && links[kind]?.({ key });
  };
}
