import { createContext, ReactNode, useContext } from 'react';
import type {
  ActionItem,
  ActionItemType,
  GateResult,
  Postmortem,
} from '@afterword/plugin-reliability-common';
import type { SectionWriters } from '../sections/SectionWriters';
import type { Notify } from '../../editing/useNotice';

/** What the parts of one postmortem's page share. */
export interface PostmortemHere {
  readonly postmortem: Postmortem;
  readonly writers: SectionWriters;
  /** Undefined until they are known. */
  readonly actionItems: readonly ActionItem[] | undefined;
  /** How every gate stands, with what is on the page but not saved yet. */
  readonly gates: readonly GateResult[];
  /** Which kind of idea was asked for last, for the form that notes ideas; another object each time. */
  readonly wantedIdea: { readonly type: ActionItemType } | undefined;
  readonly wantIdea: (type: ActionItemType) => void;
  /** Says what happened, with a way to undo it. */
  readonly notify: Notify;
}

const Context = createContext<PostmortemHere | undefined>(undefined);

/** Brings {@link PostmortemHere} to the parts of the page. */
export function PostmortemProvider({
  value,
  children,
}: {
  readonly value: PostmortemHere;
  readonly children: ReactNode;
}) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The postmortem whose page this is. */
export function usePostmortem(): PostmortemHere {
  const here = useContext(Context);
  if (!here) throw new Error('This part stands on the page of a postmortem');
  return here;
}
